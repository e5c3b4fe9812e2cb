package gov.notify.api.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The schemas of what resources answer with, as Jackson will write it.
final class AnswerSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /// Records by their names.
    private final ObjectNode components;

    AnswerSchemas(ObjectNode components) {
        this.components = components;
    }

    ObjectNode of(Type type) {
        return of(mapper.constructType(type));
    }

    private ObjectNode of(JavaType type) {
        var raw = type.getRawClass();
        if (type.isCollectionLikeType() || type.isArrayType()) {
            return schema("array").set("items", of(type.getContentType()));
        }
        if (type.isMapLikeType()) {
            return schema("object").set("additionalProperties", of(type.getContentType()));
        }
        if (raw == UUID.class) {
            return schema("string").put("format", "uuid");
        }
        if (raw == Instant.class) {
            return schema("string").put("format", "date-time");
        }
        if (raw == LocalDate.class) {
            return schema("string").put("format", "date");
        }
        if (raw == String.class || raw.isEnum()) {
            return schema("string");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return schema("boolean");
        }
        if (List.<Class<?>>of(int.class, long.class, Integer.class, Long.class).contains(raw)) {
            return schema("integer");
        }
        if (List.<Class<?>>of(double.class, Double.class, BigDecimal.class).contains(raw)) {
            return schema("number");
        }
        var value = mapper.getSerializationConfig().introspect(type).findJsonValueAccessor();
        if (value != null) {
            return of(value.getType());
        }
        return raw.isRecord() ? named(type) : JSON.objectNode();
    }

    private ObjectNode named(JavaType type) {
        if (type.hasGenericTypes()) {
            return properties(type);
        }
        var name = name(type.getRawClass());
        if (!components.has(name)) {
            components.putObject(name); // it may hold itself
            components.set(name, properties(type));
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static String name(Class<?> type) {
        var outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : name(outer) + type.getSimpleName();
    }

    private ObjectNode properties(JavaType type) {
        var schema = schema("object");
        var properties = schema.putObject("properties");
        for (var property : mapper.getSerializationConfig().introspect(type).findProperties()) {
            add(type.getRawClass(), property, properties);
        }
        var required = schema.putArray("required");
        properties.fieldNames().forEachRemaining(required::add);
        if (required.isEmpty()) {
            schema.remove("required");
        }
        return schema;
    }

    private void add(Class<?> owner, BeanPropertyDefinition property, ObjectNode properties) {
        var accessor = property.getAccessor();
        if (accessor == null) {
            return;
        }
        if (accessor.hasAnnotation(JsonUnwrapped.class)) {
            properties.setAll((ObjectNode) properties(accessor.getType()).get("properties"));
            return;
        }
        var schema = of(accessor.getType());
        properties.set(property.getName(), mayBeNull(owner, property.getInternalName()) ? nullable(schema) : schema);
    }

    private static boolean mayBeNull(Class<?> owner, String name) {
        var components = owner.getRecordComponents();
        return components != null
                && Arrays.stream(components)
                        .filter(component -> component.getName().equals(name))
                        .map(RecordComponent::getAnnotatedType)
                        .anyMatch(type -> type.isAnnotationPresent(Nullable.class));
    }

    /// The same, or null.
    static ObjectNode nullable(ObjectNode schema) {
        if (schema.path("type").asText().equals("null")) {
            return schema;
        }
        if (schema.path("type").isTextual()) {
            var copy = schema.deepCopy();
            copy.putArray("type").add(schema.get("type").asText()).add("null");
            if (copy.get("enum") instanceof ArrayNode words) {
                words.addNull();
            }
            return copy;
        }
        if (schema.isEmpty() || schema.path("type").isArray()) {
            return schema;
        }
        var either = JSON.objectNode();
        either.putArray("anyOf").add(schema).add(schema("null"));
        return either;
    }

    static ObjectNode schema(String type) {
        return JSON.objectNode().put("type", type);
    }
}
