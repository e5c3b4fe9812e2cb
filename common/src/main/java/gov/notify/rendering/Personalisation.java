package gov.notify.rendering;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The values for one recipient, found by placeholder name whatever its case, spaces, underscores and dashes.
///
/// Where two keys are the same name, the later one counts. A null value is as good as none. Prints as its size, never
/// its content.
public final class Personalisation {

    private static final Personalisation NONE = new Personalisation(Map.of(), Map.of());

    private final Map<String, ?> given;
    private final Map<String, Object> byKey;

    private Personalisation(Map<String, ?> given, Map<String, Object> byKey) {
        this.given = given;
        this.byKey = byKey;
    }

    /// Values as a caller gave them: strings, numbers, booleans, lists of those; null and empty mean none at all.
    public static Personalisation of(@Nullable Map<String, ?> values) {
        if (values == null || values.isEmpty()) {
            return NONE;
        }
        Map<String, Object> byKey = HashMap.newHashMap(values.size());
        values.forEach((name, value) -> {
            String key = key(name);
            if (value == null) {
                byKey.remove(key);
            } else {
                byKey.put(key, value);
            }
        });
        return new Personalisation(values, byKey);
    }

    public static Personalisation none() {
        return NONE;
    }

    /// The form in which names are compared: no space, `_` or `-`, and lower case.
    public static String key(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80 || c == ' ' || c == '_' || c == '-' || (c >= 'A' && c <= 'Z')) {
                return slowKey(name);
            }
        }
        return name;
    }

    private static String slowKey(String name) {
        var out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != ' ' && c != '_' && c != '-') {
                out.append(c);
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    /// True when no values were given at all, which previews show differently from values that are missing.
    public boolean isEmpty() {
        return given.isEmpty();
    }

    /// The value for a name already in [#key(String)] form, or null if it is absent or null.
    @Nullable
    Object get(String key) {
        return byKey.get(key);
    }

    /// The names given that none of `placeholders` asks for, as the caller spelled them.
    public Set<String> beyond(List<String> placeholders) {
        var wanted = placeholders.stream().map(Personalisation::key).collect(Collectors.toSet());
        Set<String> additional = new TreeSet<>();
        for (String name : given.keySet()) {
            if (!wanted.contains(key(name))) {
                additional.add(name);
            }
        }
        return additional;
    }

    @Override
    public String toString() {
        return "Personalisation[" + given.size() + " values]";
    }
}
