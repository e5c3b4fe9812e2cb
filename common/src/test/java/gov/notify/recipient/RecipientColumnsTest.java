package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.rendering.EmailTemplate;
import gov.notify.rendering.SmsTemplate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecipientColumnsTest {

    @Test
    void columns_are_matched_whatever_their_case_spaces_and_dashes() {
        var headers = columns("PHONE_number", "First-Name", "date").headers();

        assertThat(headers.hasRecipient()).isTrue();
        assertThat(headers.missing()).containsExactly("list");
        assertThat(headers.placeholders()).containsExactly("first name", "list", "phone number");
        assertThat(headers.columns()).containsExactly("PHONE_number", "First-Name", "date");
        assertThat(headers.hasErrors()).isTrue();
    }

    @Test
    void a_template_that_shows_the_recipient_asks_for_one_column() {
        var template = RowTemplate.of(EmailTemplate.of("To ((Email Address))", "((email address))"));
        var headers = new RecipientColumns(new String[] {"emailaddress"}, template).headers();

        assertThat(headers.placeholders()).containsExactly("Email Address", "email address");
        assertThat(headers.missing()).isEmpty();
        assertThat(headers.hasErrors()).isFalse();
    }

    @Test
    void a_recipient_column_that_is_there_twice_is_told_in_every_spelling_once() {
        var headers = columns("phone number", "first name", "Phone Number", "phone number", "list")
                .headers();

        assertThat(headers.duplicateRecipients()).containsExactly("phone number", "Phone Number");
        assertThat(headers.hasErrors()).isTrue();
        assertThat(columns("phone number", "first name", "list").headers().duplicateRecipients())
                .isEmpty();
    }

    @Test
    void a_file_without_a_header_lacks_everything() {
        var headers = columns().headers();

        assertThat(headers.hasRecipient()).isFalse();
        assertThat(headers.missing()).containsExactly("first name", "list", "phone number");
        assertThat(headers.columns()).isEmpty();
    }

    @Test
    void columns_of_the_same_spelling_make_a_list_that_keeps_its_gaps() {
        var columns = columns("list", "list", "list");

        assertThat(data(columns, "a", "", "c")).containsEntry("list", Arrays.asList("a", null, "c"));
        assertThat(data(columns, "", "b", "")).containsEntry("list", Arrays.asList("b", null));
        assertThat(data(columns, "", "", "c")).containsEntry("list", "c");
        assertThat(data(columns, "", "", "")).containsEntry("list", null);
        assertThat(data(columns, "a")).containsEntry("list", Arrays.asList("a", null, null));
    }

    @Test
    void columns_of_another_spelling_replace_each_other() {
        var columns = columns("List", "list", "LIST");

        assertThat(data(columns, "a", "b", "c")).isEqualTo(Map.of("list", "c"));
        assertThat(data(columns, "a", "b", "")).containsEntry("list", null);
    }

    @Test
    void the_later_recipient_counts_where_there_is_a_cell_for_it() {
        var columns = columns("phone number", "phone number");

        assertThat(data(columns, "1", "2")).containsEntry("phonenumber", "2");
        assertThat(data(columns, "1", "")).containsEntry("phonenumber", null);
        assertThat(data(columns, "1")).containsEntry("phonenumber", "1");
        assertThat(data(columns)).containsEntry("phonenumber", null);
        assertThat(columns.isRecipientTwice()).isTrue();
    }

    @Test
    void cells_lose_what_cannot_be_seen_and_are_none_if_nothing_is_left() {
        var columns = columns("phone number", "first name");

        assertThat(data(columns, " \u200B1\u00A02\t", " \u2060 "))
                .containsEntry("phonenumber", "12")
                .containsEntry("firstname", null);
        assertThat(data(columns, "\u3000", "a\nb"))
                .containsEntry("phonenumber", "\u3000")
                .containsEntry("firstname", "a\nb");
    }

    @Test
    void a_blank_header_counts_for_the_cells_below_it_that_are_filled() {
        var columns = columns("", "phone number", " ");

        assertThat(data(columns, "", "1", "")).containsOnlyKeys("phonenumber");
        assertThat(data(columns, "x", "1", "")).containsOnlyKeys("", "phonenumber");
    }

    @Test
    void cells_beyond_the_last_header_are_kept_apart() {
        var columns = columns("phone number");

        assertThat(columns.extraCells(new String[] {"1"})).isNull();
        assertThat(columns.extraCells(new String[] {})).isNull();
        assertThat(columns.extraCells(new String[] {"1", " a ", "", "\u200B"})).containsExactly("a", "", "");
    }

    @Test
    void columns_that_the_template_does_not_ask_for_are_ignored() {
        var cells = columns("phone number", "First Name", "date").cells(new String[] {"1", "Ana", "today"});

        assertThat(cells.keySet()).containsExactly("phonenumber", "firstname", "date");
        assertThat(cells.values().stream().map(RecipientRow.Cell::ignore)).containsExactly(false, false, true);
    }

    private static RecipientColumns columns(String... headers) {
        return new RecipientColumns(headers, RowTemplate.of(SmsTemplate.of("((first name)) ((list??x))"), null, false));
    }

    private static Map<String, @Nullable Object> data(RecipientColumns columns, String... row) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        columns.cells(row).forEach((key, cell) -> data.put(key, cell.data()));
        assertThat(List.copyOf(data.keySet())).doesNotContain(" ");
        return data;
    }
}
