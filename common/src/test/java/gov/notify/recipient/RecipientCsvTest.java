package gov.notify.recipient;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gov.notify.recipient.UnreadableCsv.Reason;
import gov.notify.rendering.EmailTemplate;
import gov.notify.rendering.SmsTemplate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecipientCsvTest {

    private static final RowTemplate TEXT = RowTemplate.of(SmsTemplate.of("Hi ((name)) ((vip??!))"), "Parks", false);

    @Test
    void every_cell_says_what_is_wrong_with_it() throws IOException {
        var row = rows("phone number,name,vip,other\n+44 7911 123456,,,").getFirst();

        assertThat(error(row, "phonenumber")).isEqualTo("Not a US number");
        assertThat(error(row, "name")).isEqualTo("Missing");
        assertThat(error(row, "vip")).isEqualTo("Missing");
        assertThat(error(row, "other")).isNull();
        assertThat(row.hasBadRecipient()).isTrue();
        assertThat(row.hasMissingData()).isTrue();
    }

    @Test
    void a_recipient_that_is_missing_is_not_a_bad_one() throws IOException {
        var row = rows("phone number,name,vip\n,Ana,no").getFirst();

        assertThat(error(row, "phonenumber")).isEqualTo("Missing");
        assertThat(row.recipient()).isNull();
        assertThat(row.hasBadRecipient()).isFalse();
        assertThat(row.hasError()).isTrue();
    }

    @Test
    void where_two_columns_hold_recipients_none_is_said_to_be_missing() throws IOException {
        var row = rows("phone number,Phone Number,name,vip\n2025550143,,Ana,no").getFirst();

        assertThat(error(row, "phonenumber")).isNull();
        assertThat(row.recipient()).isNull();
    }

    @Test
    void numbers_of_other_countries_are_accepted_where_the_service_may_send_there() throws IOException {
        var abroad = RowTemplate.of(SmsTemplate.of("Hi"), null, true);
        try (var csv = RecipientCsv.open(new StringReader("phone number\n+44 7911 123456"), abroad, true, null)) {
            assertThat(csv.next().hasError()).isFalse();
        }
    }

    @Test
    void a_text_that_says_too_much_or_nothing_is_told_by_its_row() throws IOException {
        var template = RowTemplate.of(SmsTemplate.of("((a))"), "Parks", false);
        var text = "phone number,a\n2025550143," + "x".repeat(918) + "\n2025550143," + "x".repeat(919)
                + "\n2025550143,\"((b??\"";
        try (var csv = RecipientCsv.open(new StringReader(text), template, true, null)) {
            assertThat(csv.next().messageTooLong()).isFalse();
            assertThat(csv.next().messageTooLong()).isTrue();
            assertThat(csv.next().messageEmpty()).isFalse();
        }
    }

    @Test
    void the_length_of_an_email_is_not_limited_here() throws IOException {
        var template = RowTemplate.of(EmailTemplate.of("s", "((a))".repeat(100)));
        var text = "email address,a\nana@example.gov," + "x".repeat(100_000);
        try (var csv = RecipientCsv.open(new StringReader(text), template, true, null)) {
            assertThat(csv.next().hasError()).isFalse();
        }
    }

    @Test
    void rows_that_are_only_read_are_not_checked() throws IOException {
        try (var csv = RecipientCsv.open(new StringReader("phone number,name\nx,"), TEXT, false, null)) {
            var row = csv.next();

            assertThat(row.recipient()).isEqualTo("x");
            assertThat(row.hasError()).isFalse();
        }
    }

    @Test
    void guests_are_known_however_they_are_written() throws IOException {
        var guests = GuestList.of(List.of("(202) 555-0143"));
        var text = "phone number\n+1 202 555 0143\n2025550144\n\n";
        try (var csv = RecipientCsv.open(new StringReader(text + "2025550143"), TEXT, true, guests)) {
            assertThat(csv.next().isAllowed()).isTrue();
            assertThat(csv.next().isAllowed()).isFalse();
            assertThat(csv.next().isAllowed()).isFalse();
            assertThat(csv.next().isAllowed()).isTrue();
        }
    }

    @Test
    void rows_are_numbered_whether_they_are_read_or_skipped() throws IOException {
        try (var csv = RecipientCsv.open(new StringReader("phone number\na\n\nb\nc"), TEXT, false, null)) {
            assertThat(csv.next().index()).isZero();
            csv.skip();
            assertThat(csv.next()).hasToString("RecipientRow[2]");
            assertThat(csv.next().index()).isEqualTo(3);
            assertThat(csv.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(csv::next);
        }
    }

    @Test
    void a_file_of_nothing_is_read() throws IOException {
        for (var nothing : List.of("", "\uFEFF", ",,,\n \n", "\n\r\n")) {
            try (var csv = RecipientCsv.open(file(nothing, StandardCharsets.UTF_8), TEXT)) {
                assertThat(csv.hasNext()).isFalse();
                assertThat(csv.headers().hasRecipient()).isFalse();
            }
        }
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_header() throws IOException {
        try (var csv =
                RecipientCsv.open(file("\uFEFFphone number,name\n2025550143,Zoë", StandardCharsets.UTF_8), TEXT)) {
            assertThat(csv.headers().columns()).containsExactly("phone number", "name");
            assertThat(csv.next().values()).containsEntry("name", "Zoë");
        }
    }

    @Test
    void a_file_in_another_encoding_is_refused() {
        for (var encoding :
                List.of(StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"), StandardCharsets.UTF_16)) {
            assertUnreadable(file("phone number,name\n2025550143,Zoë", encoding), Reason.NOT_UTF8);
        }
        assertUnreadable(
                new ByteArrayInputStream(new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80}), Reason.NOT_UTF8);
    }

    @Test
    void a_file_that_breaks_off_within_a_character_is_refused() {
        assertUnreadable(new ByteArrayInputStream(new byte[] {'a', '\n', (byte) 0xC3}), Reason.NOT_UTF8);
    }

    @Test
    void a_file_whose_cells_or_rows_are_beyond_measure_is_refused() {
        assertUnreadable(file("phone number\n" + "1".repeat(200_000), StandardCharsets.UTF_8), Reason.FIELD_TOO_LONG);
        assertUnreadable(
                file("phone number\n" + "1,".repeat(20_000) + "1", StandardCharsets.UTF_8), Reason.TOO_MANY_COLUMNS);
    }

    @Test
    void what_a_refusal_says_holds_nothing_of_the_file() {
        assertThatExceptionOfType(UnreadableCsv.class)
                .isThrownBy(() -> read(file("secret\n\"" + "secret".repeat(50_000), StandardCharsets.UTF_8)))
                .withMessage("A cell of the file has more than 131072 characters");
    }

    private static void assertUnreadable(InputStream file, Reason reason) {
        assertThatExceptionOfType(UnreadableCsv.class)
                .isThrownBy(() -> read(file))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static void read(InputStream file) throws IOException {
        try (var csv = RecipientCsv.open(file, TEXT)) {
            csv.forEachRemaining(row -> assertThat(row.index()).isNotNegative());
        }
    }

    private static InputStream file(String text, Charset encoding) {
        return new ByteArrayInputStream(text.getBytes(encoding));
    }

    private static List<RecipientRow> rows(String text) throws IOException {
        List<RecipientRow> rows = new ArrayList<>();
        try (var csv = RecipientCsv.open(new StringReader(text), TEXT, true, null)) {
            csv.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static @Nullable String error(RecipientRow row, String key) {
        return requireNonNull(row.cells().get(key)).error();
    }
}
