package gov.notify.api.send;

import gov.notify.rendering.Personalisation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes links and markdown out of values that a service does not trust (docs/contract/public-api.md, 4.4).
final class Sanitiser {

    private static final Pattern HARMLESS = Pattern.compile("[\\p{L}\\p{N}.-]*");
    private static final Pattern MARKDOWN = Pattern.compile("[`*_()\\\\{}\\[\\]<>#+\\-.!|]");

    private Sanitiser() {}

    /// A value before and after.
    record Change(Object unsanitised, Object sanitised) {
        @Override
        public String toString() {
            return "Change";
        }
    }

    /// @param personalisation with the listed values sanitised
    /// @param changes those that were changed by it, under the keys the caller used
    record Sanitised(Map<String, @Nullable Object> personalisation, Map<String, Change> changes) {
        @Override
        public String toString() {
            return "Sanitised[" + personalisation.size() + " values]";
        }
    }

    /// Sanitises the values whose keys match one of `names` the way placeholders match keys.
    ///
    /// @throws gov.notify.api.error.ApiException if they are longer than an email: the answer shows each of
    /// them twice, whether the template names it or not
    static Sanitised sanitise(Map<String, @Nullable Object> personalisation, List<String> names) {
        if (names.isEmpty() || personalisation.isEmpty()) {
            return new Sanitised(personalisation, Map.of());
        }
        var listed = names.stream().map(Personalisation::key).collect(Collectors.toSet());
        Lengths.checkSanitised(personalisation.entrySet().stream()
                .filter(entry -> listed.contains(Personalisation.key(entry.getKey())))
                .mapToLong(entry -> length(entry.getValue()))
                .sum());
        var values = new LinkedHashMap<String, @Nullable Object>(personalisation);
        var changes = new LinkedHashMap<String, Change>();
        personalisation.forEach((key, value) -> {
            if (value != null && listed.contains(Personalisation.key(key))) {
                var sanitised = sanitised(value);
                if (!sanitised.equals(value)) {
                    values.put(key, sanitised);
                    changes.put(key, new Change(value, sanitised));
                }
            }
        });
        return new Sanitised(values, changes);
    }

    private static long length(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length();
            case List<?> items -> items.stream().mapToLong(Sanitiser::length).sum();
            case null, default -> 0;
        };
    }

    private static Object sanitised(Object value) {
        return switch (value) {
            case String text -> text(text);
            case List<?> items ->
                items.stream()
                        .map(item -> item instanceof String text ? text(text) : item)
                        .collect(Collectors.toCollection(ArrayList<@Nullable Object>::new));
            default -> value;
        };
    }

    static String text(String text) {
        var withoutLinks =
                LinkScan.replace(text, link -> HARMLESS.matcher(link).matches() ? link.replace(".", ". ") : "");
        return MARKDOWN.matcher(withoutLinks).replaceAll(mark -> Matcher.quoteReplacement("\\" + mark.group()));
    }
}
