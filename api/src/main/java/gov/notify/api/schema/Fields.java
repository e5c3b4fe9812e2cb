package gov.notify.api.schema;

import gov.notify.api.error.ApiError;
import gov.notify.api.json.UuidText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the properties of one JSON object in the order of its schema, noting what is wrong with each in the
/// words of its [ValidationErrors]: a property that is missing, one that is null and one of another type are
/// three faults.
///
/// Every reader answers null where the property is absent or faulty; after [#required] and [#done] what is null was
/// absent. What reads one value stands in [PlainFields], what reads arrays and objects here.
///
///     var fields = body.fields(Wording.SCHEMA);
///     var address = fields.read("email_address", RecipientFields::email);
///     var isDefault = fields.bool("is_default");
///     fields.required("email_address", "is_default").done();
public final class Fields extends PlainFields {

    private Fields(Map<String, @Nullable Object> values, ValidationErrors errors) {
        super(values, errors);
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
                errors.invalidCharacter(name);
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
            errors.invalidCharacter(name);
            return null;
        }
        @SuppressWarnings("unchecked") // Json makes no other maps
        var typed = (Map<String, @Nullable Object>) object;
        return typed;
    }

    /// A JSON object that can be kept and told again as it is; null is a fault.
    public @Nullable Map<String, @Nullable Object> keptObject(String name) {
        var object = object(name);
        if (Infinite.in(object)) {
            errors.tooLargeNumber(name);
            return null;
        }
        return object;
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
            errors.invalidCharacter(name);
        }
        var strings = new ArrayList<String>();
        for (var item : items) {
            if (item instanceof String text) {
                strings.add(text);
            }
        }
        return strings;
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

    /// Understands a string, or says why not.
    @FunctionalInterface
    public interface Reader<T> {
        T of(String text) throws InvalidValueException;
    }
}
