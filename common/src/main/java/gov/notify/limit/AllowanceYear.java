package gov.notify.limit;

import java.time.LocalDate;
import java.time.MonthDay;

/// The year over which a service's total is counted: 16 June to 15 June
/// (docs/contract/admin-reports.md, 8.1).
public final class AllowanceYear {

    private static final MonthDay START = MonthDay.of(6, 16);

    private AllowanceYear() {}

    /// The first day of the allowance year that `day` lies in.
    public static LocalDate startOf(LocalDate day) {
        var start = START.atYear(day.getYear());
        return day.isBefore(start) ? START.atYear(day.getYear() - 1) : start;
    }

    /// The first day of the next allowance year.
    public static LocalDate endOf(LocalDate day) {
        return startOf(day).plusYears(1);
    }
}
