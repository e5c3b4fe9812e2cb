package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.recipient.CsvReport.Limits;
import gov.notify.rendering.SmsTemplate;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvReportTest {

    private static final RowTemplate TEMPLATE = RowTemplate.of(SmsTemplate.of("((name))"), null, false);
    private static final String HEADER = "phone number,name\n";
    private static final String GOOD = "2025550143,Ana\n";
    private static final String BAD_NUMBER = "911,Ana\n";
    private static final String NO_NAME = "2025550143\n";

    private final List<Integer> seen = new ArrayList<>();

    @Test
    void faults_are_told_by_row_and_kind() throws IOException {
        var tooLong = "2025550143," + "x".repeat(919) + "\n";
        var empty = "2025550143,\u2003\n";
        var report = report(HEADER + GOOD + BAD_NUMBER + NO_NAME + tooLong + empty + "," + "x\n" + GOOD, Limits.USUAL);

        assertThat(report.rowCount()).isEqualTo(7);
        assertThat(report.faulty().all()).containsExactly(1, 2, 3, 4, 5);
        assertThat(report.faulty().badRecipients()).containsExactly(1);
        assertThat(report.faulty().missingData()).containsExactly(2, 5);
        assertThat(report.faulty().tooLong()).containsExactly(3);
        assertThat(report.faulty().empty()).containsExactly(4);
        assertThat(report.hasErrors()).isTrue();
    }

    @Test
    void a_header_without_rows_is_no_error() throws IOException {
        var report = report(HEADER, Limits.USUAL);

        assertThat(report.rowCount()).isZero();
        assertThat(report.hasErrors()).isFalse();
        assertThat(report.displayedRows()).isEmpty();
        assertThat(report.isAllowed()).isTrue();
    }

    @Test
    void rows_over_the_limit_are_counted_and_not_looked_at() throws IOException {
        var limits = new Limits(2, Long.MAX_VALUE, 20, 10);

        assertThat(report(HEADER + GOOD + GOOD, limits).tooManyRows()).isFalse();
        seen.clear();
        var over = report(HEADER + GOOD + GOOD + BAD_NUMBER, limits);
        assertThat(over.tooManyRows()).isTrue();
        assertThat(over.rowCount()).isEqualTo(3);
        assertThat(over.faulty().all()).isEmpty();
        assertThat(over.displayedRows()).containsExactly(0, 1);
        assertThat(over.hasErrors()).isTrue();
        assertThat(seen).containsExactly(0, 1);
    }

    @Test
    void a_file_may_have_as_many_rows_as_its_service_may_still_send() throws IOException {
        assertThat(report(HEADER + GOOD + GOOD, new Limits(9, 2, 20, 10)).hasErrors())
                .isFalse();
        assertThat(report(HEADER + GOOD + GOOD, new Limits(9, 1, 20, 10)).moreRowsThanCanSend())
                .isTrue();
        assertThat(report(HEADER + GOOD, new Limits(9, 0, 20, 10)).hasErrors()).isTrue();
    }

    @Test
    void one_row_that_is_not_for_a_guest_spoils_the_file() throws IOException {
        var guests = GuestList.of(List.of("+12025550143"));

        assertThat(report(HEADER + GOOD + GOOD, Limits.USUAL, guests).isAllowed())
                .isTrue();
        var report = report(HEADER + GOOD + "2025550144,Bo\n" + GOOD, Limits.USUAL, guests);
        assertThat(report.isAllowed()).isFalse();
        assertThat(report.faulty().all()).isEmpty();
        assertThat(report.hasErrors()).isTrue();
    }

    @Test
    void the_first_rows_with_errors_are_shown_if_there_are_any() throws IOException {
        var limits = new Limits(100, Long.MAX_VALUE, 3, 2);

        assertThat(report(HEADER + GOOD.repeat(5), limits).displayedRows()).containsExactly(0, 1);
        assertThat(report(HEADER + (GOOD + NO_NAME).repeat(5), limits).displayedRows())
                .containsExactly(1, 3, 5);
    }

    @Test
    void the_first_rows_are_shown_where_a_column_is_missing() throws IOException {
        var report = report("phone number\n" + (BAD_NUMBER + "2025550143\n").repeat(8), Limits.USUAL);

        assertThat(report.headers().missing()).containsExactly("name");
        assertThat(report.displayedRows()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(report.hasErrors()).isTrue();
    }

    @Test
    void the_usual_limits_are_those_of_the_admin_application() {
        assertThat(Limits.USUAL).isEqualTo(new Limits(100_000, Long.MAX_VALUE, 20, 10));
    }

    private CsvReport report(String text, Limits limits) throws IOException {
        return report(text, limits, null);
    }

    private CsvReport report(String text, Limits limits, @Nullable GuestList guests) throws IOException {
        try (var csv = RecipientCsv.open(new StringReader(text), TEMPLATE, true, guests)) {
            return CsvReport.of(csv, limits, row -> seen.add(row.index()));
        }
    }
}
