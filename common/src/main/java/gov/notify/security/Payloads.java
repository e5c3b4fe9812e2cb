package gov.notify.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;

/// Seals and opens the payload of a notification, bound to the notification and its service.
@ApplicationScoped
public class Payloads {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter WRITER = JSON.writerFor(Payload.class);
    private static final ObjectReader READER = JSON.readerFor(Payload.class);

    private final Sealing sealing;

    public Payloads(Sealing sealing) {
        this.sealing = sealing;
    }

    public byte[] seal(UUID notificationId, UUID serviceId, Payload payload) {
        try {
            return sealing.seal(WRITER.writeValueAsBytes(payload), context(notificationId, serviceId));
        } catch (JsonProcessingException e) {
            // The cause is dropped on purpose: Jackson's messages quote values.
            throw new IllegalArgumentException("the payload of " + notificationId + " cannot be written as JSON");
        }
    }

    /// @throws DecryptionException if the bytes were not sealed for this notification of this service
    public Payload open(UUID notificationId, UUID serviceId, byte[] sealed) {
        byte[] plain = sealing.open(sealed, context(notificationId, serviceId));
        try {
            return READER.readValue(plain);
        } catch (IOException e) {
            throw new DecryptionException("the payload of " + notificationId + " is not the JSON we write", null);
        }
    }

    /// The additional data that ties a sealed value to a row of a service: both ids, 32 bytes.
    public static byte[] context(UUID rowId, UUID serviceId) {
        return ByteBuffer.allocate(32)
                .putLong(rowId.getMostSignificantBits())
                .putLong(rowId.getLeastSignificantBits())
                .putLong(serviceId.getMostSignificantBits())
                .putLong(serviceId.getLeastSignificantBits())
                .array();
    }
}
