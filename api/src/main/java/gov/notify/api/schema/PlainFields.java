package gov.notify.api.schema;

import gov.notify.api.json.UuidText;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the properties of an object that have one value each: texts, numbers, moments, ids.
///
/// Every reader answers null where the property is absent or faulty.
abstract sealed class PlainFields permits Fields {

    final Map<String, @Nullable Object> values;
    final ValidationErrors errors;
    final Set<String> declared = new LinkedHashSet<>();

    PlainFields(Map<String, @Nullable Object> values, ValidationErrors errors) {
        this.values = values;
        this.errors = errors;
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

    /// The same without control characters, for what stands in a line.
    public @Nullable String line(String name, int most) {
        return withoutControls(name, text(name, most));
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
            errors.invalidCharacter(name);
            return null;
        }
        if (text.codePointCount(0, text.length()) < least) {
            errors.secretTooShort(name, least);
            return null;
        }
        return text;
    }

    /// A secret that is sent on as part of a header: a line break in it would begin another.
    public @Nullable String secretOfHeader(String name, int least) {
        return withoutControls(name, secret(name, least));
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

    /// A whole number however large, or the nearest to it that there is; null is a fault.
    public @Nullable Long nearest(String name) {
        declared.add(name);
        return switch (values.get(name)) {
            case BigInteger large -> large.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            case Double number when number == Math.rint(number) -> number.longValue();
            case null, default -> integer(name);
        };
    }

    /// A whole number, or null where the property is anything else, which is no fault.
    public @Nullable Long integerIfAny(String name) {
        declared.add(name);
        return integer(values.get(name));
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
    public <T> @Nullable T read(String name, Fields.Reader<T> read) {
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
            errors.invalidCharacter(name);
            return null;
        }
        return text;
    }

    private @Nullable String withoutControls(String name, @Nullable String text) {
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            errors.invalidCharacter(name);
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
}
