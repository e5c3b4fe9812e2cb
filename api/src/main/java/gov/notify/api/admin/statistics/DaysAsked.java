package gov.notify.api.admin.statistics;

import gov.notify.api.error.ApiError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/// The days (UTC) that a question is about, both included.
record DaysAsked(LocalDate first, LocalDate last) {

    /// Nobody asks for more, and a date so far back still is one.
    private static final int FARTHEST = 36_500;

    private static final int LONGEST = 90;

    private static final LocalDate EARLIEST = LocalDate.EPOCH;

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");

    private static final String NO_DATE = "Input must be a date in the format: YYYY-MM-DD";

    /// The day that lies so many days before today; today for less than none.
    ///
    /// @throws gov.notify.api.error.ApiException 400 where `limitDays` is no integer
    static LocalDate since(LocalDate today, String limitDays) {
        try {
            return today.minusDays(Math.clamp(Long.parseLong(limitDays.strip()), 0, FARTHEST));
        } catch (NumberFormatException _) {
            throw ApiError.badRequest("limit_days " + limitDays + " is not an integer")
                    .thrown();
        }
    }

    /// So many days, 90 at most, of which `last` is the last. Messages have ids since 1970 only.
    ///
    /// @throws gov.notify.api.error.ApiException 400 where `last` is no date; 404 where `days` is
    /// no number: there is no such path
    static DaysAsked until(String last, String days) {
        var day = date(last);
        var first = day.minusDays(length(days) - 1L);
        return new DaysAsked(first.isBefore(EARLIEST) ? EARLIEST : first, day);
    }

    private static int length(String days) {
        if (!NUMBER.matcher(days).matches()) {
            throw ApiError.unknownPath().thrown();
        }
        var digits = days.replaceFirst("^0+(?=.)", "");
        return digits.length() > 2 ? LONGEST : Math.min(Integer.parseInt(digits), LONGEST);
    }

    private static LocalDate date(String text) {
        if (!DATE.matcher(text).matches()) {
            throw ApiError.badRequest(NO_DATE).thrown();
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw ApiError.badRequest(NO_DATE).thrown();
        }
    }
}
