package gov.notify.api.send;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The answer to a message accepted on an older route (docs/contract/public-api.md, 3.10).
record V1Accepted(Data data) {

    /// @param subject absent for a text
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(
            Id notification,
            String body,
            int templateVersion,
            @Nullable String subject) {
        @Override
        public String toString() {
            return "Data[" + notification + "]";
        }
    }

    record Id(UUID id) {}

    static V1Accepted of(UUID id, String body, int templateVersion, @Nullable String subject) {
        return new V1Accepted(new Data(new Id(id), body, templateVersion, subject));
    }
}
