package gov.notify.api.schema;

import gov.notify.api.json.PythonNotation;
import gov.notify.api.json.UuidText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the properties of one JSON object in the order of its schema, noting what is wrong with each.
///
/// Every reader answers null where the property is absent or faulty; after [#end] and [ValidationErrors#refuseIfAny]
/// what is null was absent.
public final class Fields {

    private final Map<String, @Nullable Object> values;
    private final ValidationErrors errors;
    private final Set<String> declared = new LinkedHashSet<>();

    private Fields(Map<String, @Nullable Object> values, ValidationErrors errors) {
        this.values = values;
        this.errors = errors;
    }

    /// The properties of a request body. What Python holds for false (`null`, `[]`, `""`, `0`, `false`) counts
    /// as `{}`.
    ///
    /// @throws gov.notify.api.error.ApiException if the body is anything else than an object
    public static Fields of(@Nullable Object body, ValidationErrors errors) {
        return switch (body) {
            case Map<?, ?> object -> {
                @SuppressWarnings("unchecked") // Json makes no other maps
                var values = (Map<String, @Nullable Object>) object;
                yield new Fields(values, errors);
            }
            case null -> new Fields(Map.of(), errors);
            case List<?> list when list.isEmpty() -> new Fields(Map.of(), errors);
            case String text when text.isEmpty() -> new Fields(Map.of(), errors);
            case Number number when number.doubleValue() == 0 -> new Fields(Map.of(), errors);
            case Boolean truth when !truth -> new Fields(Map.of(), errors);
            default -> {
                errors.wrongType("", body, "object");
                errors.refuseIfAny();
                yield new Fields(Map.of(), errors);
            }
        };
    }

    /// A string of at most `most` characters; null is a fault.
    public @Nullable String text(String name, int most) {
        var text = string(name);
        if (text != null && text.length() > most && text.codePointCount(0, text.length()) > most) {
            errors.add(name + " " + PythonNotation.of(text) + " is too long");
            return null;
        }
        return text;
    }

    /// A string that `read` understands, or refuses with the text of its [InvalidValueException].
    public <T> @Nullable T read(String name, Reader<T> read) {
        var text = string(name);
        if (text == null) {
            return null;
        }
        try {
            return read.of(text);
        } catch (InvalidValueException e) {
            errors.add(name + " " + e.text());
            return null;
        }
    }

    /// A UUID; null and every other fault read the same.
    public @Nullable UUID uuid(String name) {
        return checked(name, "is not a valid UUID", UuidText::parse);
    }

    /// An absolute https URL with a host, at most 970 characters once it is ASCII.
    public @Nullable String httpsUrl(String name) {
        return values.get(name) instanceof String
                ? read(name, HttpsUrl::parse)
                : checked(name, HttpsUrl.NONE, _ -> null);
    }

    /// A JSON object; null is a fault.
    public @Nullable Map<String, @Nullable Object> object(String name) {
        declared.add(name);
        if (!values.containsKey(name)) {
            return null;
        }
        var value = values.get(name);
        if (!(value instanceof Map<?, ?> object)) {
            errors.wrongType(name, value, "object");
            return null;
        }
        if (Nul.in(object)) {
            errors.add(name + Nul.FAULT);
            return null;
        }
        @SuppressWarnings("unchecked") // Json makes no other maps
        var typed = (Map<String, @Nullable Object>) object;
        return typed;
    }

    /// The strings of an array that may be null; other items are passed over.
    public List<String> strings(String name) {
        declared.add(name);
        var value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> items)) {
            errors.wrongType(name, value, "array, null");
            return List.of();
        }
        if (Nul.in(items)) {
            errors.add(name + Nul.FAULT);
        }
        var strings = new ArrayList<String>();
        for (var item : items) {
            if (item instanceof String text) {
                strings.add(text);
            }
        }
        return strings;
    }

    /// The moment at which to send, within 96 hours from `now`; null means at once.
    public @Nullable Instant schedule(String name, Instant now) {
        declared.add(name);
        return switch (values.get(name)) {
            case null -> null;
            case String text -> {
                try {
                    yield ScheduledFor.parse(text, now);
                } catch (InvalidValueException e) {
                    errors.add(name + " " + e.text());
                    yield null;
                }
            }
            case Object other -> {
                errors.wrongType(name, other, "string, null");
                yield null;
            }
        };
    }

    /// Notes which of the required properties are missing, then which the schema does not have.
    public void end(String... required) {
        for (var name : required) {
            if (!values.containsKey(name)) {
                errors.add(name + " is a required property");
            }
        }
        if (!declared.containsAll(values.keySet())) {
            errors.unexpected(values.keySet().stream()
                    .filter(name -> !declared.contains(name))
                    .toList());
        }
    }

    private @Nullable String string(String name) {
        declared.add(name);
        if (!values.containsKey(name)) {
            return null;
        }
        var value = values.get(name);
        if (!(value instanceof String text)) {
            errors.wrongType(name, value, "string");
            return null;
        }
        if (Nul.in(text)) {
            errors.add(name + Nul.FAULT);
            return null;
        }
        return text;
    }

    private <T> @Nullable T checked(String name, String fault, Function<String, @Nullable T> parse) {
        declared.add(name);
        if (!values.containsKey(name)) {
            return null;
        }
        var parsed = values.get(name) instanceof String text ? parse.apply(text) : null;
        if (parsed == null) {
            errors.add(name + " " + fault);
        }
        return parsed;
    }

    /// Understands a string, or says why not.
    @FunctionalInterface
    public interface Reader<T> {
        T of(String text) throws InvalidValueException;
    }
}
