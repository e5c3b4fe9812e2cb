package gov.notify.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/// Values that careless readers stumble over: of another type, of another length, of other alphabets.
///
/// @param random so that a run can be repeated
/// @param ids of the tenant that calls, and of another one
record HostileValues(Random random, List<String> ids) {

    /// Begins every secret that is sent: nothing answered or logged may hold one.
    static final String SECRET = "s3cret-";

    /// Is part of every address that is sent: nothing logged may hold one.
    static final String PERSON = "fuzzed.person";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t\r\n",
            "\u0000",
            "a\u0000b",
            "\u200b\ufeff\u00a0",
            "\u202eright to left",
            "e\u0301\u0301\u0301\u0301",
            "漢字かな",
            "👩‍👩‍👧‍👦🏳️‍🌈",
            "\ud800",
            "\udc00x",
            "\uffff\ufffe",
            "%",
            "_",
            "\\",
            "'",
            "\"",
            "' or '1'='1",
            "'; drop table users; --",
            "%00",
            "%2e%2e%2f",
            "../../etc/passwd",
            "${jndi:ldap://x}",
            "((name))",
            "((",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "null",
            "true",
            "NaN",
            "-0",
            "1e400",
            "0x10",
            "99999999999999999999",
            "2026-11-26",
            "2026-13-45",
            "2026-11-26T25:61:61Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "-292275055-05-16T16:47:04.192Z",
            "0000-00-00",
            "1-1-1-1-1",
            "00000000-0000-0000-0000-000000000000",
            "urn:uuid:{00000000000000000000000000000000}",
            "normal",
            "sms",
            "email",
            "pending",
            "accepted",
            "_archived_2026-11-26_x",
            "https://example.gov/" + PERSON,
            "https://",
            "http://[::1",
            "+12025550111",
            "(202) 867-5301",
            "12");

    private static final List<String> NUMBERS = List.of(
            "0", "-1", "1", "2147483648", "-2147483649", "9223372036854775808", "1e308", "1e-320", "0.5", "250000");

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String id() {
        var id = one(ids);
        return switch (random.nextInt(10)) {
            case 0 -> UUID.randomUUID().toString();
            case 1 -> id.toUpperCase(Locale.ROOT);
            case 2 -> "{" + id.replace("-", "") + "}";
            default -> id;
        };
    }

    String text() {
        return switch (random.nextInt(12)) {
            case 0 -> "a".repeat(one(List.of(255, 256, 919, 5_000)));
            case 1 -> one(TEXTS).repeat(300);
            case 2 -> chance(5) ? "漢".repeat(200_000) : one(TEXTS);
            case 3 -> id();
            case 4 -> address();
            default -> one(TEXTS);
        };
    }

    String address() {
        return PERSON + "." + random.nextInt(1_000_000) + "@agency.gov";
    }

    /// Any value at all.
    JsonNode any() {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2, 3 -> number();
            case 4 -> JSON.arrayNode().add(any()).add(text());
            case 5 -> JSON.objectNode().put(text(), text()).set("a", any());
            case 6 -> JSON.arrayNode();
            case 7 -> JSON.objectNode();
            default -> JSON.textNode(text());
        };
    }

    private JsonNode number() {
        var text = one(NUMBERS);
        return text.matches("-?\\d+")
                ? JSON.numberNode(new BigInteger(text))
                : JSON.numberNode(Double.parseDouble(text));
    }

    /// Something that a schema allows, mostly.
    JsonNode like(String name, JsonNode schema) {
        if (chance(25)) {
            return any();
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        var type = schema.path("type").isArray()
                ? schema.get("type").get(0).asText()
                : schema.path("type").asText();
        return switch (type) {
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer", "number" -> JSON.numberNode(random.nextInt(100));
            case "array" -> items(name, schema.path("items"));
            case "object" -> JSON.objectNode().put("permission", "send_texts").set("a", any());
            default -> JSON.textNode(ofFormat(name, schema));
        };
    }

    private JsonNode items(String name, JsonNode schema) {
        var items = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(like(name, schema));
        }
        return items;
    }

    private String ofFormat(String name, JsonNode schema) {
        if (schema.path("writeOnly").asBoolean() || name.equals("password")) {
            return SECRET + random.nextInt(1_000_000);
        }
        return switch (schema.path("format").asText()) {
            case "uuid" -> id();
            case "email" -> address();
            case "date-time" -> "2026-11-26T10:00:00Z";
            case "uri" -> "https://example.gov/" + random.nextInt(1000);
            default -> chance(50) ? "Text " + random.nextInt(1000) : text();
        };
    }
}
