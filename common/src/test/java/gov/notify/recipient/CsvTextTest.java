package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import gov.notify.rendering.SeededTexts;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    private static final String BLANK = " \\t\\n\\x0B\\f\\r\\u00A0\\u180E\\u200B\\u200C\\u200D\\u2060\\uFEFF";
    private static final List<String> PIECES = List.of(
            "a", "b", "é", "\"", "\"", "\"\"", ",", ",", " ", "  ", "\t", "\n", "\r\n", "\r", "\u00A0", "\uFEFF", "\\",
            ";", "'");

    @Test
    void what_spreadsheets_write_is_read_as_the_rules_say() {
        SeededTexts.check(40_000, 14, PIECES, text -> assertThat(read(text)).isEqualTo(parsed(text)));
    }

    /// The rules, over the text as a whole.
    private static List<List<String>> parsed(String text) {
        var content = text.replaceAll("\\A[" + BLANK + "]+", "").replaceAll("[" + BLANK + ",]+\\z", "");
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (!content.isEmpty()) {
            while (at < content.length() && content.charAt(at) == ' ') {
                at++;
            }
            var field = new StringBuilder();
            if (at < content.length() && content.charAt(at) == '"') {
                at = quoted(content, at + 1, field);
            }
            while (at < content.length() && ",\r\n".indexOf(content.charAt(at)) < 0) {
                field.append(content.charAt(at++));
            }
            row.add(field.toString());
            if (at == content.length()) {
                rows.add(row);
                break;
            }
            if (content.charAt(at) != ',') {
                at += content.startsWith("\r\n", at) ? 1 : 0;
                rows.add(row);
                row = new ArrayList<>();
            }
            at++;
        }
        return rows;
    }

    private static int quoted(String content, int start, StringBuilder field) {
        int at = start;
        while (at < content.length()) {
            if (content.startsWith("\"\"", at)) {
                at++;
            } else if (content.charAt(at) == '"') {
                return at + 1;
            }
            field.append(content.charAt(at++));
        }
        return at;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a,\"b\"\"c\"         | a/b\"c",
                "a, \"b\"             | a/b",
                "a,\t\"b\"            | a/\t\"b\"",
                "\"a\"b,c             | ab/c",
                "\"a\"b\"\"c\"        | ab\"\"c\"",
                "a\"b\"c              | a\"b\"c",
                "\"a,b\",c            | a,b/c",
                "\"a                  | a",
                ",a                   | /a",
                "~ ,a,,,~             | /a",
                "a;b                  | a;b",
                "a\\,b                | a\\/b",
                "''                   | ''"
            })
    void a_line_has_the_cells_that_its_writer_meant(String line, String cells) {
        assertThat(read(line)).containsExactly(List.of(cells.split("/", -1)));
    }

    @Test
    void line_ends_of_every_system_end_a_row_and_stay_in_a_cell() {
        assertThat(read("a\rb\nc\r\nd")).containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("d"));
        assertThat(read("\"a\rb\nc\r\nd\",e")).containsExactly(List.of("a\rb\nc\r\nd", "e"));
        assertThat(read("a\n\n\nb\n\n,,\n \n")).containsExactly(List.of("a"), List.of(""), List.of(""), List.of("b"));
    }

    @Test
    void a_first_row_of_nothing_but_commas_is_a_row() {
        assertThat(read(",\nphone number,name")).containsExactly(List.of("", ""), List.of("phone number", "name"));
        assertThat(read(" \n, ,\t\r\n\r\na")).containsExactly(List.of("", "", "\t"), List.of(""), List.of("a"));
    }

    @Test
    void a_cell_may_have_as_many_characters_as_the_reference_allows() {
        var longest = "x".repeat(CsvText.LONGEST_FIELD);

        assertThat(read("a," + longest + ",b").getFirst()).containsExactly("a", longest, "b");
        assertThat(read("\"" + longest + "\"").getFirst()).containsExactly(longest);
        assertThat(read("\"" + "\"\"".repeat(CsvText.LONGEST_FIELD) + "\"").getFirst())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\"\"", "a,", "a\n"})
    void and_not_one_more(String before) {
        assertThatExceptionOfType(CsvParseException.class)
                .isThrownBy(() -> read(before + "x".repeat(CsvText.LONGEST_FIELD + 1)))
                .withCauseInstanceOf(UnreadableCsv.class);
    }

    @Test
    void what_is_read_does_not_depend_on_how_much_is_read_at_once() throws IOException {
        var text = " \uFEFFa, \"b\"\"c\"d\r\n,,\n\"e".repeat(900) + ",, \n";
        var whole = new StringWriter();
        new CsvText(new StringReader(text)).transferTo(whole);
        var single = new StringBuilder();
        try (var csv = new CsvText(new StringReader(text))) {
            for (int c = csv.read(); c >= 0; c = csv.read()) {
                single.append((char) c);
            }
        }

        assertThat(single.toString()).isEqualTo(whole.toString());
    }

    private static List<List<String>> read(String text) {
        List<List<String>> rows = new ArrayList<>();
        CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new CsvText(new StringReader(text)))
                .forEach(row -> rows.add(row.getFields()));
        return rows;
    }
}
