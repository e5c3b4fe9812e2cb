package gov.notify.api.schema;

import gov.notify.api.error.ApiError;
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

/// Reads the properties of one JSON object in the order of its schema, noting what is wrong with each in the
/// words of its [ValidationErrors]: a property that is missing, one that is null and one of another type are
/// three faults.
///
/// Every reader answers null where the property is absent or faulty; after [#required] and [#done] what is null was
/// absent.
///
///     var fields = body.fields(Wording.SCHEMA);
///     var address = fields.read("email_address", RecipientFields::email);
///     var isDefault = fields.bool("is_default");
///     fields.required("email_address", "is_default").done();
public final class Fields {

    private final Map<String, @Nullable Object> values;
    private final ValidationErrors errors;
    private final Set<String> declared = new LinkedHashSet<>();

    private Fields(Map<String, @Nullable Object> values, ValidationErrors errors) {
        this.values = values;
        this.errors = errors;
    }

    /// The properties of a body.
    ///
    /// @throws gov.notify.api.error.ApiException if the body is anything else than an object
    public static Fields of(@Nullable Object body, Wording wording) {
        if (!(body instanceof Map<?, ?>)) {
            // The same in both wordings (docs/contract/admin-api.md, 3.2).
            throw ApiError.invalidFields(Map.of("_schema", List.of("Invalid input type.")))
                    .thrown();
        }
        return object(body, new ValidationErrors(wording));
    }

    /// The same, where what Python holds for false (`null`, `[]`, `""`, `0`, `false`) counts as `{}`: the
    /// routes under `/v2`.
    public static Fields orNone(@Nullable Object body, ValidationErrors errors) {
        return isNothing(body) ? new Fields(Map.of(), errors) : object(body, errors);
    }

    private static Fields object(@Nullable Object body, ValidationErrors errors) {
        if (body instanceof Map<?, ?> object) {
            @SuppressWarnings("unchecked") // RequestJson makes no other maps
            var values = (Map<String, @Nullable Object>) object;
            return new Fields(values, errors);
        }
        errors.noObject(body);
        errors.refuseIfAny();
        throw new IllegalStateException("a body that is no object is a fault");
    }

    private static boolean isNothing(@Nullable Object body) {
        return switch (body) {
            case null -> true;
            case List<?> list -> list.isEmpty();
            case String text -> text.isEmpty();
            case Number number -> number.doubleValue() == 0;
            case Boolean truth -> !truth;
            default -> false;
        };
    }

    /// A string of at most `most` characters; null is a fault.
    public @Nullable String text(String name, int most) {
        var text = string(name);
        if (text != null && text.length() > most && text.codePointCount(0, text.length()) > most) {
            errors.tooLong(name, text, most);
            return null;
        }
        return text;
    }

    /// A string of at least one character; null is a fault.
    public @Nullable String filled(String name) {
        var text = string(name);
        if (text != null && text.isEmpty()) {
            errors.empty(name);
            return null;
        }
        return text;
    }

    /// A secret of at least `least` characters; null is a fault. No fault of it tells what it was.
    public @Nullable String secret(String name, int least) {
        declared.add(name);
        if (!values.containsKey(name)) {
            return null;
        }
        if (!(values.get(name) instanceof String text)) {
            errors.wrongTypeOfSecret(name);
            return null;
        }
        if (Nul.in(text)) {
            errors.nul(name);
            return null;
        }
        if (text.codePointCount(0, text.length()) < least) {
            errors.secretTooShort(name, least);
            return null;
        }
        return text;
    }

    /// A whole number; null is a fault. Forms also have it as digits in a string.
    public @Nullable Long integer(String name) {
        declared.add(name);
        if (!values.containsKey(name)) {
            return null;
        }
        var number = integer(values.get(name));
        if (number == null) {
            errors.wrongType(name, values.get(name), Type.INTEGER);
        }
        return number;
    }

    /// A whole number from `least` to `most`; null is a fault.
    public @Nullable Long integer(String name, long least, long most) {
        var number = integer(name);
        if (number != null && (number < least || number > most)) {
            errors.outOfRange(name, number, least, most);
            return null;
        }
        return number;
    }

    /// One of these words; null is a fault.
    public @Nullable String word(String name, List<String> words) {
        var word = string(name);
        if (word == null || words.contains(word)) {
            return word;
        }
        errors.notOneOf(name, word, words);
        return null;
    }

    /// A number, whole or not; null is a fault.
    public @Nullable Double number(String name) {
        declared.add(name);
        if (!values.containsKey(name)) {
            return null;
        }
        var number = values.get(name) instanceof Number some ? some.doubleValue() : Double.NaN;
        if (!Double.isFinite(number)) {
            errors.wrongType(name, values.get(name), Type.NUMBER);
            return null;
        }
        return number;
    }

    /// A moment in ISO 8601, that of UTC where it names no zone; null is a fault.
    public @Nullable Instant moment(String name) {
        declared.add(name);
        if (!values.containsKey(name)) {
            return null;
        }
        var moment = values.get(name) instanceof String text ? Moment.parse(text) : null;
        if (moment == null) {
            errors.notAMoment(name, values.get(name));
        }
        return moment;
    }

    /// What `read` reads, or null where the property is null or absent: [#has] tells them apart.
    public <T> @Nullable T orNull(String name, Function<String, @Nullable T> read) {
        declared.add(name);
        return values.get(name) == null ? null : read.apply(name);
    }

    /// The objects of an array, each with its properties; null and every other item are faults.
    public List<Fields> objects(String name) {
        return items(name, item -> {
            if (item instanceof Map<?, ?>) {
                return object(item, errors);
            }
            errors.wrongType(name, item, Type.OBJECT);
            return null;
        });
    }

    /// The strings of an array; null and every other item are faults.
    public List<String> texts(String name) {
        return items(name, item -> {
            if (!(item instanceof String text)) {
                errors.wrongType(name, item, Type.STRING);
                return null;
            }
            if (Nul.in(text)) {
                errors.nul(name);
                return null;
            }
            return text;
        });
    }

    /// The UUIDs of an array; null and every other item are faults.
    public List<UUID> uuids(String name) {
        return items(name, item -> {
            var id = item instanceof String text ? UuidText.parse(text) : null;
            if (id == null) {
                errors.notAUuid(name);
            }
            return id;
        });
    }

    /// Whether the property is there, null or not.
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// Whether nothing is said: the property is absent, null or an empty string.
    public boolean isNothing(String name) {
        var value = values.get(name);
        return value == null || value.equals("");
    }

    /// A string of any length; null is a fault.
    public @Nullable String text(String name) {
        return string(name);
    }

    /// A string of at most `most` characters, or null where the property is null or absent.
    public @Nullable String textOrNull(String name, int most) {
        declared.add(name);
        return switch (values.get(name)) {
            case null -> null;
            case String _ -> text(name, most);
            case Object other -> {
                errors.wrongType(name, other, Type.STRING_OR_NULL);
                yield null;
            }
        };
    }

    /// True or false; null is a fault. Forms also have the usual words for it.
    public @Nullable Boolean bool(String name) {
        declared.add(name);
        if (!values.containsKey(name)) {
            return null;
        }
        var value = values.get(name);
        var truth = value instanceof Boolean plain ? plain : errors.takesWords() ? Truth.of(value) : null;
        if (truth == null) {
            errors.wrongType(name, value, Type.BOOLEAN);
        }
        return truth;
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
            errors.add(name, e.text());
            return null;
        }
    }

    /// A UUID; null and every other fault read the same.
    public @Nullable UUID uuid(String name) {
        return checked(name, UuidText::parse, () -> errors.notAUuid(name));
    }

    /// An absolute https URL with a host, at most `most` characters once it is ASCII.
    public @Nullable String httpsUrl(String name, int most) {
        return values.get(name) instanceof String
                ? read(name, text -> HttpsUrl.parse(text, most))
                : checked(name, _ -> null, () -> errors.add(name, HttpsUrl.NONE));
    }

    /// A JSON object; null is a fault.
    public @Nullable Map<String, @Nullable Object> object(String name) {
        declared.add(name);
        if (!values.containsKey(name)) {
            return null;
        }
        var value = values.get(name);
        if (!(value instanceof Map<?, ?> object)) {
            errors.wrongType(name, value, Type.OBJECT);
            return null;
        }
        if (Nul.in(object)) {
            errors.nul(name);
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
            errors.wrongType(name, value, Type.ARRAY_OR_NULL);
            return List.of();
        }
        if (Nul.in(items)) {
            errors.nul(name);
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
                    errors.add(name, e.text());
                    yield null;
                }
            }
            case Object other -> {
                errors.wrongType(name, other, Type.STRING_OR_NULL);
                yield null;
            }
        };
    }

    /// Notes which of these properties are missing.
    public Fields required(String... names) {
        for (var name : names) {
            if (!values.containsKey(name)) {
                errors.missing(name);
            }
        }
        return this;
    }

    /// Notes the properties that nobody has read.
    public Fields nothingElse() {
        if (!declared.containsAll(values.keySet())) {
            errors.unexpected(values.keySet().stream()
                    .filter(name -> !declared.contains(name))
                    .toList());
        }
        return this;
    }

    /// Ends the request if anything is wrong.
    public void done() {
        errors.refuseIfAny();
    }

    private @Nullable String string(String name) {
        declared.add(name);
        if (!values.containsKey(name)) {
            return null;
        }
        var value = values.get(name);
        if (!(value instanceof String text)) {
            errors.wrongType(name, value, Type.STRING);
            return null;
        }
        if (Nul.in(text)) {
            errors.nul(name);
            return null;
        }
        return text;
    }

    private @Nullable Long integer(@Nullable Object value) {
        return switch (value) {
            case Long whole -> whole;
            case Double number when number == Math.rint(number) && Math.abs(number) < 0x1p53 -> number.longValue();
            case String text when errors.takesWords() -> digits(text.strip());
            case null, default -> null;
        };
    }

    private static @Nullable Long digits(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// What `read` makes of each item; null where it has noted a fault.
    private <T> List<T> items(String name, Function<@Nullable Object, @Nullable T> read) {
        declared.add(name);
        if (!values.containsKey(name)) {
            return List.of();
        }
        if (!(values.get(name) instanceof List<?> items)) {
            errors.wrongType(name, values.get(name), Type.ARRAY);
            return List.of();
        }
        var understood = new ArrayList<T>();
        for (var item : items) {
            var value = read.apply(item);
            if (value != null) {
                understood.add(value);
            }
        }
        return understood;
    }

    private <T> @Nullable T checked(String name, Function<String, @Nullable T> parse, Runnable fault) {
        declared.add(name);
        if (!values.containsKey(name)) {
            return null;
        }
        var parsed = values.get(name) instanceof String text ? parse.apply(text) : null;
        if (parsed == null) {
            fault.run();
        }
        return parsed;
    }

    /// Understands a string, or says why not.
    @FunctionalInterface
    public interface Reader<T> {
        T of(String text) throws InvalidValueException;
    }
}
