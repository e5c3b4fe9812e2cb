package gov.notify.recipient;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A spreadsheet of recipients, read row by row: however long the file, one row is in memory.
///
/// The first row names the columns. Every problem of a cell is told in its row; only a file that cannot be read at all
/// throws, see [UnreadableCsv].
public final class RecipientCsv implements Iterator<RecipientRow>, AutoCloseable {

    /// Rows that a file may have unless its service may do otherwise.
    public static final int MAX_ROWS = 100_000;

    private final CloseableIterator<String[]> records;
    private final RowTemplate template;
    private final RecipientColumns columns;
    private final boolean validate;
    private final @Nullable GuestList guests;
    private int index;

    private RecipientCsv(
            CloseableIterator<String[]> records, RowTemplate template, boolean validate, @Nullable GuestList guests) {
        this.records = records;
        this.template = template;
        this.validate = validate;
        this.guests = guests;
        this.columns = new RecipientColumns(hasRecord() ? nextRecord() : new String[0], template);
    }

    /// Opens a file in UTF-8, with or without a byte order mark, and reads its header.
    public static RecipientCsv open(InputStream file, RowTemplate template) {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return open(new InputStreamReader(file, strict), template, true, null);
    }

    /// Opens text and reads its header.
    ///
    /// @param validate whether rows are checked; without, they are only read
    /// @param guests whom rows may be sent to; null for everyone
    public static RecipientCsv open(Reader text, RowTemplate template, boolean validate, @Nullable GuestList guests) {
        CloseableIterator<String[]> records = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(StringArrayHandler.of(), new CsvText(text))
                .iterator();
        return new RecipientCsv(records, template, validate, guests);
    }

    public RecipientHeaders headers() {
        return columns.headers();
    }

    @Override
    public boolean hasNext() {
        return hasRecord();
    }

    @Override
    public RecipientRow next() {
        if (!hasRecord()) {
            throw new NoSuchElementException();
        }
        return row(nextRecord());
    }

    /// Reads a row without looking at it.
    public void skip() {
        nextRecord();
        index++;
    }

    private RecipientRow row(String[] record) {
        Map<String, RecipientRow.Cell> cells = columns.cells(record);
        String recipient = Optional.ofNullable(cells.get(columns.recipientKey()))
                .map(RecipientRow.Cell::data)
                .map(Object::toString)
                .orElse(null);
        boolean allowed = guests == null || guests.allows(recipient == null ? "" : recipient);
        var row = new RecipientRow(index++, recipient, cells, columns.extraCells(record), false, false, allowed);
        return validate ? checked(row) : row;
    }

    private RecipientRow checked(RecipientRow row) {
        row.cells().replaceAll((key, cell) -> check(key, cell));
        var length = template.length(row.personalisation());
        return new RecipientRow(
                row.index(),
                row.recipient(),
                row.cells(),
                row.extraCells(),
                length == RowTemplate.MessageLength.TOO_LONG,
                length == RowTemplate.MessageLength.EMPTY,
                row.isAllowed());
    }

    private RecipientRow.Cell check(String key, RecipientRow.Cell cell) {
        if (cell.ignore()) {
            return cell;
        }
        boolean isRecipient = key.equals(columns.recipientKey());
        if (cell.data() == null) {
            return isRecipient && columns.isRecipientTwice() ? cell : cell.with(RecipientRow.MISSING);
        }
        if (isRecipient) {
            try {
                template.check(cell.data().toString());
            } catch (InvalidRecipient trouble) {
                return cell.with(trouble.text());
            }
        }
        return cell;
    }

    private boolean hasRecord() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | CsvParseException trouble) {
            throw unreadable(trouble);
        }
    }

    private String[] nextRecord() {
        try {
            return records.next();
        } catch (UncheckedIOException | CsvParseException trouble) {
            throw unreadable(trouble);
        }
    }

    private static RuntimeException unreadable(RuntimeException trouble) {
        return switch (trouble.getCause()) {
            case UnreadableCsv reason -> reason;
            case CharacterCodingException _ -> new UnreadableCsv(UnreadableCsv.Reason.NOT_UTF8);
            case null -> new UnreadableCsv(UnreadableCsv.Reason.TOO_MANY_COLUMNS);
            default -> trouble;
        };
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
