package gov.notify.api.notification;

import gov.notify.notification.StoredNotification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// How much text a page may hold: 250 emails of two megabytes each would end the program.
///
/// Pages of usual messages never meet the bound.
final class PageBudget {

    static final long CHARACTERS = 4_000_000;

    private PageBudget() {}

    /// Views of the first rows, as many as fit; one at least.
    static <V> List<V> fill(
            List<StoredNotification> rows, Function<StoredNotification, V> view, ToLongFunction<V> size) {
        var views = new ArrayList<V>(rows.size());
        long taken = 0;
        for (var row : rows) {
            var next = view.apply(row);
            taken += size.applyAsLong(next);
            if (taken > CHARACTERS && !views.isEmpty()) {
                break;
            }
            views.add(next);
        }
        return views;
    }
}
