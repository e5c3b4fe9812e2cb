package gov.notify.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Ids of notifications that were made on consecutive days.
///
/// @param beyond the lowest id that is too high
record IdSpan(UUID first, UUID beyond) {

    /// The day (UTC) on which an id was made.
    static LocalDate dayOf(UUID id) {
        return LocalDate.ofInstant(Uuid7.createdAt(id), ZoneOffset.UTC);
    }

    /// As few spans as hold exactly these days.
    ///
    /// @param days oldest first
    static List<IdSpan> of(List<LocalDate> days) {
        var spans = new ArrayList<IdSpan>();
        for (var day : days) {
            var beyond = Uuid7.floor(midnight(day.plusDays(1)));
            var first = Uuid7.floor(midnight(day));
            if (!spans.isEmpty() && spans.getLast().beyond().equals(first)) {
                first = spans.removeLast().first();
            }
            spans.add(new IdSpan(first, beyond));
        }
        return spans;
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
