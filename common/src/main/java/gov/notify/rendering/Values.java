package gov.notify.rendering;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What the values of a personalisation mean when they are shown.
final class Values {

    private static final int LONGEST_YES = "include".length();

    private Values() {}

    /// Whether a value switches conditional text on. Only these words do, in any case and without trimming.
    static boolean saysYes(Object value) {
        return switch (value) {
            case String text -> text.length() <= LONGEST_YES && isYes(text);
            case List<?> _, Map<?, ?> _ -> false;
            default -> isYes(ValueText.of(value));
        };
    }

    private static boolean isYes(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "t", "1", "include", "show" -> true;
            default -> false;
        };
    }

    /// A value as text; lists as a sentence (`a, b and c`) or as a Markdown list after a blank line.
    static String text(Object value, boolean markdownLists) {
        if (!(value instanceof List<?> list)) {
            return ValueText.of(value);
        }
        List<String> items = items(list);
        return markdownLists ? asMarkdown(items) : asSentence(items);
    }

    /// The items of a list that are shown, as text.
    static List<String> items(List<?> list) {
        return list.stream()
                .filter(Objects::nonNull)
                .map(ValueText::of)
                .map(Whitespace::stripAndRemoveObscure)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static String asMarkdown(List<String> items) {
        return items.isEmpty() ? "" : items.stream().collect(Collectors.joining("\n* ", "\n\n* ", ""));
    }

    static String asSentence(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        int last = items.size() - 1;
        return String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }
}
