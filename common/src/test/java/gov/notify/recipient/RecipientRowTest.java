package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.recipient.RecipientRow.Cell;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientRowTest {

    private static final Cell FINE = new Cell("Ana", null, false);
    private static final Cell MISSING = new Cell(null, RecipientRow.MISSING, false);
    private static final Cell BAD = new Cell("911", "Not enough digits", false);

    @ParameterizedTest
    @CsvSource({"false, false, false", "true, false, true", "false, true, true", "true, true, true"})
    void a_message_of_the_wrong_length_is_an_error(boolean tooLong, boolean empty, boolean error) {
        assertThat(row(tooLong, empty, FINE).hasError()).isEqualTo(error);
        assertThat(row(tooLong, empty, FINE).hasBadRecipient()).isFalse();
        assertThat(row(tooLong, empty, FINE).hasMissingData()).isFalse();
    }

    @Test
    void what_is_missing_and_what_is_wrong_are_told_apart() {
        assertThat(row(false, false, FINE, MISSING).hasMissingData()).isTrue();
        assertThat(row(false, false, FINE, MISSING).hasBadRecipient()).isFalse();
        assertThat(row(false, false, BAD, FINE).hasMissingData()).isFalse();
        assertThat(row(false, false, BAD, FINE).hasBadRecipient()).isTrue();
        assertThat(row(false, false, BAD, MISSING).hasError()).isTrue();
    }

    @Test
    void a_template_is_given_what_it_asks_for_and_no_more() {
        var row = row(
                false,
                false,
                FINE,
                new Cell(null, null, false),
                new Cell("x", null, true),
                new Cell(Arrays.asList("a", null), null, false));

        assertThat(row.values().keySet()).containsExactly("0", "1", "3");
        assertThat(row.values()).containsEntry("1", null);
        assertThat(row.personalisation()).hasToString("Personalisation[3 values]");
        assertThat(row.personalisation().beyond(List.of("0", "3"))).containsExactly("1");
    }

    @Test
    void neither_a_row_nor_a_cell_prints_what_it_holds() {
        assertThat(row(false, false, FINE)).hasToString("RecipientRow[7]");
        assertThat(BAD).hasToString("Cell");
        assertThat(BAD.with("Missing")).isEqualTo(new Cell("911", "Missing", false));
    }

    private static RecipientRow row(boolean tooLong, boolean empty, Cell... cells) {
        Map<String, Cell> byKey = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            byKey.put(Integer.toString(i), cells[i]);
        }
        return new RecipientRow(7, "+12025550143", byKey, null, tooLong, empty, true);
    }
}
