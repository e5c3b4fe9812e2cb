package gov.notify.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/// The environment variables of Notify's own: those that docs/configuration.md names, which a test holds to the sources
/// of all programs. One program's mappings would not do: api and worker may be given the same environment.
final class Variables {

    private static final String PAGE = "/configuration.md";
    private static final Pattern OURS = Pattern.compile("NOTIFY_[A-Z0-9_]*[A-Z0-9]");

    /// Letters that a typing error changes, at most.
    private static final int TYPO = 3;

    private Variables() {}

    /// The variable that gives a setting its value.
    static String of(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /// The names of all that somebody has set. Of the names that a program knows many have a value though nobody has:
    /// sources of defaults stand below all others.
    static Set<String> set(Config config) {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> source.getOrdinal() >= 0)
                .flatMap(source -> source.getPropertyNames().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// One sentence about each variable that begins as ours do and that nobody reads. It names no value.
    ///
    /// @param settings names of settings or variables
    static List<String> unread(Stream<String> settings) {
        var known = known();
        return settings.map(Variables::of)
                .filter(name -> OURS.matcher(name).matches() && !known.contains(name))
                .distinct()
                .sorted()
                .map(name -> name + " is set, but nothing reads it" + nearest(name, known))
                .toList();
    }

    private static String nearest(String name, Set<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .filter(other -> distance(name, other) <= TYPO)
                .map(other -> "; is it " + other + "?")
                .orElse("");
    }

    private static Set<String> known() {
        try (var page = Variables.class.getResourceAsStream(PAGE)) {
            if (page == null) {
                throw new IllegalStateException(PAGE + " is missing");
            }
            return OURS.matcher(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Letters to add, drop or change to make one of the other (Levenshtein).
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
