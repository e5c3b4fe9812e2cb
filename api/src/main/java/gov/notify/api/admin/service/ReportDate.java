package gov.notify.api.admin.service;

import gov.notify.api.error.ApiError;
import gov.notify.api.schema.Query;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a date of a query as the application writes it; the JDK's own reading takes years of any length.
final class ReportDate {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private ReportDate() {}

    /// Null where there is none.
    ///
    /// @throws gov.notify.api.error.ApiException 400 where it is no date
    static @Nullable LocalDate read(Query query, String name) {
        var text = query.text(name);
        if (text == null) {
            return null;
        }
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException _) {
            // such as the 30th of February
        }
        throw ApiError.invalid(List.of(name + " " + text + " is not a date")).thrown();
    }
}
