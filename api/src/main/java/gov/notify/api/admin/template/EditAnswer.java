package gov.notify.api.admin.template;

import com.fasterxml.jackson.annotation.JsonValue;
import gov.notify.api.admin.JsonNull;

/// What a change of a template is answered with.
sealed interface EditAnswer {

    /// As it is now, in the envelope of most writes.
    record Edited(AdminTemplateView data) implements EditAnswer {}

    /// Its personalisation is not shown any more: `null`.
    record Redacted() implements EditAnswer {

        @JsonValue
        JsonNull value() {
            return new JsonNull();
        }
    }
}
