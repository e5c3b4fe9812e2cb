package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import gov.notify.rendering.SmsTemplate;
import gov.notify.rendering.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for any spreadsheet.
class CsvProperties {

    private static final RowTemplate TEMPLATE = RowTemplate.of(SmsTemplate.of("((a)) ((b))"), null, true);
    private static final String[] HEADERS = {"phone number", "a", "b", "c"};

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return Texts.any().list().ofSize(HEADERS.length).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Texts.any();
    }

    @Property(tries = 300)
    void rows_that_were_read_and_written_are_read_the_same(@ForAll("tables") List<List<String>> table)
            throws IOException {
        List<List<String>> once = read(write(table));

        assertThat(read(write(once))).isEqualTo(once);
    }

    @Property(tries = 300)
    void any_text_is_read_or_refused(@ForAll("texts") String text) throws IOException {
        CsvFuzz.check("((a))", "Parks", true, text.getBytes(StandardCharsets.UTF_8));
        CsvFuzz.check(text, text, false, ("phone number,a\r\n" + text).getBytes(StandardCharsets.UTF_8));
        CsvFuzz.check("((a))", "", true, text.getBytes(StandardCharsets.UTF_16));
    }

    @Property(tries = 300)
    void any_text_is_a_number_or_an_address_or_refused(@ForAll("texts") String text) throws InvalidRecipient {
        PhoneNumberFuzz.check(text);
        PhoneNumberFuzz.check("+1212555" + text);
        assertThat(Recipients.format(Recipients.format(text))).isEqualTo(Recipients.format(text));
    }

    private static String write(List<List<String>> rows) throws IOException {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEADERS);
            rows.forEach(csv::writeRecord);
            // A last cell that is not empty keeps the empty ones before it.
            csv.writeRecord("", "", "", "end");
        }
        return text.toString();
    }

    private static List<List<String>> read(String text) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (var csv = RecipientCsv.open(new StringReader(text), TEMPLATE, true, null)) {
            csv.forEachRemaining(row -> rows.add(row.cells().values().stream()
                    .map(cell -> cell.data() == null ? "" : cell.data().toString())
                    .toList()));
        }
        rows.removeLast();
        return rows;
    }
}
