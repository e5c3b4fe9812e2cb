package gov.notify.recipient;

import gov.notify.rendering.Personalisation;
import gov.notify.rendering.Whitespace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The header row of a spreadsheet, and what each of its columns means to a template.
final class RecipientColumns {

    private enum Kind {
        RECIPIENT,
        PLACEHOLDER,
        IGNORED
    }

    /// Columns whose headers are spelled alike share one; their values make a list.
    private record Spelling(String header, String key, Kind kind) {}

    private final List<String> placeholders;
    private final String recipientKey;
    private final List<Spelling> spellings = new ArrayList<>();

    /// Which spelling each column has, by position.
    private final int[] columns;

    private final boolean recipientTwice;

    RecipientColumns(String[] headers, RowTemplate template) {
        this.recipientKey = Personalisation.key(template.recipientColumn());
        this.placeholders = new ArrayList<>(template.placeholders());
        if (!placeholders.contains(template.recipientColumn())) {
            placeholders.add(template.recipientColumn());
        }
        Set<String> wanted = new HashSet<>();
        placeholders.forEach(name -> wanted.add(Personalisation.key(name)));
        Map<String, Integer> known = new LinkedHashMap<>();
        this.columns = new int[headers.length];
        for (int i = 0; i < headers.length; i++) {
            String header = headers[i];
            columns[i] = known.computeIfAbsent(header, _ -> {
                String key = Personalisation.key(header);
                Kind kind = key.equals(recipientKey)
                        ? Kind.RECIPIENT
                        : wanted.contains(key) ? Kind.PLACEHOLDER : Kind.IGNORED;
                spellings.add(new Spelling(header, key, kind));
                return spellings.size() - 1;
            });
        }
        this.recipientTwice = recipientHeaders(headers) > 1;
    }

    private int recipientHeaders(String[] headers) {
        return (int) Arrays.stream(headers)
                .filter(header -> Personalisation.key(header).equals(recipientKey))
                .count();
    }

    RecipientHeaders headers() {
        return new RecipientHeaders(
                spellings.stream().map(Spelling::header).toList(),
                List.copyOf(placeholders),
                missing(),
                duplicateRecipients(),
                spellings.stream().anyMatch(spelling -> spelling.kind() == Kind.RECIPIENT));
    }

    private List<String> missing() {
        Set<String> present = new HashSet<>();
        spellings.forEach(spelling -> present.add(spelling.key()));
        return placeholders.stream()
                .filter(name -> !present.contains(Personalisation.key(name)))
                .distinct()
                .toList();
    }

    private List<String> duplicateRecipients() {
        Set<String> names = new LinkedHashSet<>();
        if (recipientTwice) {
            spellings.stream()
                    .filter(spelling -> spelling.kind() == Kind.RECIPIENT)
                    .forEach(spelling -> names.add(spelling.header()));
        }
        return List.copyOf(names);
    }

    /// The cells of a row by key, in the order of the headers. A later spelling of a key replaces an earlier one.
    Map<String, RecipientRow.Cell> cells(String[] row) {
        @Nullable Object[] values = values(row);
        Map<String, RecipientRow.Cell> cells = LinkedHashMap.newLinkedHashMap(spellings.size());
        for (int i = 0; i < values.length; i++) {
            Spelling spelling = spellings.get(i);
            if (values[i] != null || !spelling.header().isBlank()) {
                cells.put(spelling.key(), new RecipientRow.Cell(values[i], null, spelling.kind() == Kind.IGNORED));
            }
        }
        return cells;
    }

    private @Nullable Object[] values(String[] row) {
        @Nullable Object[] values = new @Nullable Object[spellings.size()];
        boolean recipientSeen = false;
        for (int i = 0; i < columns.length; i++) {
            int at = columns[i];
            String value = i < row.length ? Whitespace.stripAndRemoveObscure(row[i]) : "";
            @Nullable String cell = value.isEmpty() ? null : value;
            if (spellings.get(at).kind() == Kind.RECIPIENT) {
                if (i < row.length || !recipientSeen) {
                    values[at] = cell;
                }
                recipientSeen = true;
            } else {
                values[at] = joined(values[at], cell);
            }
        }
        return values;
    }

    /// A list of ours is added to, or a row of thousands of columns with one header would take forever.
    private static @Nullable Object joined(@Nullable Object before, @Nullable String cell) {
        if (before == null) {
            return cell;
        }
        if (before instanceof Cells cells) {
            cells.add(cell);
            return cells;
        }
        var cells = new Cells();
        cells.add(before);
        cells.add(cell);
        return cells;
    }

    private static final class Cells extends ArrayList<@Nullable Object> {
        private static final long serialVersionUID = 1;
    }

    /// The cells beyond the last header, or null if there are none.
    @Nullable
    List<String> extraCells(String[] row) {
        if (row.length <= columns.length) {
            return null;
        }
        return Arrays.stream(row, columns.length, row.length)
                .map(Whitespace::stripAndRemoveObscure)
                .toList();
    }

    String recipientKey() {
        return recipientKey;
    }

    boolean isRecipientTwice() {
        return recipientTwice;
    }
}
