package gov.notify.api.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of notifications, and where the next one is.
record NotificationPage(List<NotificationView> notifications, Links links) {

    /// @param next absent on an empty page, which is how clients know the end
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Links(String current, @Nullable String next) {}
}
