package gov.notify.api.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the contract says that a route refuses, a line of `contract/admin-api-errors.tsv`.
///
/// @param route its number
/// @param says `…` stands for any characters
record AdminRefusal(String route, int status, String says) {

    /// The contract says no more than the status.
    private static final String ANYTHING = "?";

    private static final List<AdminRefusal> ALL = load();

    static List<AdminRefusal> all() {
        return ALL;
    }

    private static List<AdminRefusal> load() {
        try (var file = AdminRefusal.class.getResourceAsStream("/contract/admin-api-errors.tsv")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(columns -> new AdminRefusal(columns[0], Integer.parseInt(columns[1]), columns[2]))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether a row of the table tries it.
    boolean isTriedBy(AdminCase row) {
        return row.number().equals(route)
                && row.status() == status
                && row.refusal().stream().anyMatch(this::isSaid);
    }

    private boolean isSaid(String text) {
        if (says.equals(ANYTHING)) {
            return text.isEmpty();
        }
        var pattern = Arrays.stream(says.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return text.matches("(?s)" + pattern);
    }
}
