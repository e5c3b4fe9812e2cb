package gov.notify.api.http;

import gov.notify.api.schema.Fields;
import gov.notify.api.schema.Wording;
import org.jspecify.annotations.Nullable;

/// The body of a request as JSON, parsed when it is asked for. What it becomes counts in the memory for such
/// values until the resource has answered.
public final class JsonBody {

    private final byte[] bytes;
    private final JsonBodies.Value value;

    JsonBody(byte[] bytes, JsonBodies.Value value) {
        this.bytes = bytes;
        this.value = value;
    }

    /// The properties of the object that the body is.
    ///
    /// @throws gov.notify.api.error.ApiException 400 where it is no JSON, or no object; 503 where there is no
    /// memory for it
    public Fields fields(Wording wording) {
        return Fields.of(value(), wording);
    }

    /// The value that the body spells: `Map`, `List` and so on, as [gov.notify.api.json.RequestJson] has it.
    ///
    /// @throws gov.notify.api.error.ApiException 400 where it is no JSON, 503 where there is no memory for it
    public @Nullable Object value() {
        return value.parse(bytes);
    }

    /// The same, null where there is no body.
    public @Nullable Object valueIfAny() {
        return bytes.length == 0 ? null : value();
    }

    /// Counts the answer that was made of it too: a template can make a long message of a short value.
    ///
    /// @param size of the answer, in bytes
    /// @throws gov.notify.api.error.ApiException 503 where there is no memory for it now
    public void answeredWith(long size) {
        value.answeredWith(size);
    }
}
