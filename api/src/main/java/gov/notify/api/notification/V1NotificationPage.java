package gov.notify.api.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of notifications on the older routes, and where the others are.
record V1NotificationPage(List<V1NotificationView> notifications, int pageSize, long total, Links links) {

    /// Path and query of other pages; absent where there is no such page.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Links(
            @Nullable String prev,
            @Nullable String next,
            @Nullable String last) {
        static Links of(V1ListQuery query, long total) {
            long pages = (total + query.pageSize() - 1) / query.pageSize();
            boolean more = query.page() < pages;
            return new Links(
                    query.page() > 1 ? query.link(query.page() - 1L) : null,
                    more ? query.link(query.page() + 1L) : null,
                    more ? query.link(pages) : null);
        }
    }
}
