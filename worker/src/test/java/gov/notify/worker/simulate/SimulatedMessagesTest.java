package gov.notify.worker.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.notification.Uuid7;
import gov.notify.sandbox.postgres.MigratedDatabase;
import gov.notify.security.Payload;
import gov.notify.security.Payloads;
import gov.notify.security.SealingKeys;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SimulatedMessagesTest {

    private static final LocalDate EXPIRES = LocalDate.of(2030, 1, 1);
    private static final DataSource DATABASE = MigratedDatabase.create().pool(1);

    private final Payloads payloads =
            new Payloads(SealingKeys.parse("1:" + Base64.getEncoder().encodeToString(new byte[32])));
    private final SimulatedMessages messages = new SimulatedMessages(DATABASE, payloads);

    @Test
    void a_message_meets_the_fate_of_its_recipient_however_large_its_payload_is() {
        var small = stored("perm-fail@simulator.notify", "x");
        var large = stored("perm-fail@simulator.notify", "x".repeat(1_000_000));

        var found = messages.waiting(List.of(small, large)).decided();

        assertThat(found).extracting(SimulatedMessage::id).containsExactlyInAnyOrder(small, large);
        assertThat(found)
                .extracting(SimulatedMessage::fate)
                .containsOnly(SimulatedOutcome.ofEmail("perm-fail@simulator.notify"));
    }

    private UUID stored(String to, String value) {
        var id = Uuid7.next(Instant.now());
        return Sql.once(DATABASE, connection -> {
            var serviceId = UUID.randomUUID();
            try (var notification = connection.prepareStatement("""
                    insert into notifications (id, service_id, template_version, key_type, notification_type,
                                               notification_status, created_at, reference, recipient_hash, sent_at,
                                               payload_expires_on)
                    values (?, ?, 1, 'test', ?, 'sending', now(), ?, '\\x01', now(), ?)
                    """);
                    var payload = connection.prepareStatement(
                            "insert into notification_payloads (notification_id, expires_on, sealed) values (?, ?, ?)")) {
                notification.setObject(1, id);
                notification.setObject(2, serviceId);
                notification.setString(3, Channel.EMAIL.wireName());
                notification.setString(4, id.toString());
                notification.setDate(5, Date.valueOf(EXPIRES));
                notification.executeUpdate();
                payload.setObject(1, id);
                payload.setDate(2, Date.valueOf(EXPIRES));
                payload.setBytes(3, payloads.seal(id, serviceId, new Payload(to, Map.of("unused", value))));
                payload.executeUpdate();
            }
            return id;
        });
    }
}
