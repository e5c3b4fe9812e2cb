package gov.notify.api.admin.event;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What somebody did. `toString()` says its type alone.
record EventRequest(String eventType, Map<String, @Nullable Object> data) {

    private static final int LONGEST = 255;

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static EventRequest read(JsonBody body) {
        var fields = body.fields(Wording.FORM);
        var type = fields.text("event_type", LONGEST);
        var data = fields.keptObject("data");
        fields.required("event_type", "data").done();
        return new EventRequest(Objects.requireNonNull(type), Objects.requireNonNull(data));
    }

    @Override
    public String toString() {
        return "EventRequest[" + eventType + "]";
    }
}
