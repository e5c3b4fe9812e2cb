package gov.notify.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestClock;
import gov.notify.api.given.TestService;
import gov.notify.message.KeyType;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the names in a case stand for: the standard fixture, made as its parts are asked for, and what a setup
/// adds.
final class ContractWorld {

    private static final Pattern TIMES = Pattern.compile("(\\d+) times (.)");

    private final Services services;
    private final TestClock clock;
    private final HttpCalls calls;
    private final Map<String, String> values = new HashMap<>();
    private TestService service;

    ContractWorld(Services services, TestClock clock, HttpCalls calls) {
        this.services = services;
        this.clock = clock;
        this.calls = calls;
        this.service = services.service().make();
    }

    Services services() {
        return services;
    }

    /// The service that the case calls as.
    TestService service() {
        return service;
    }

    /// Makes the call as another service than the standard one.
    void callAs(TestService other) {
        service = other;
    }

    TestClock clock() {
        return clock;
    }

    /// Sends a message as the service, and answers its id.
    String send(KeyType type, String channel, String body) {
        return post(type, "/v2/notifications/" + channel, body).get("id").asText();
    }

    /// Makes a call that must be answered 201.
    JsonNode post(KeyType type, String path, String body) {
        var headers = Map.of("Authorization", "Bearer " + service.token(type, clock.instant()));
        var answer = calls.call("POST", path, headers, body);
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.json();
    }

    /// Sends the plain text to 202-555-0123 with a normal key, and answers its id.
    String sendText() {
        return send(
                KeyType.NORMAL,
                "sms",
                "{\"phone_number\":\"202-555-0123\",\"template_id\":\"" + value("plain_sms_tpl") + "\"}");
    }

    void put(String name, String value) {
        values.put(name, value);
    }

    String value(String name) {
        var known = values.get(name);
        if (known != null) {
            return known;
        }
        var made = make(name);
        values.put(name, made);
        return made;
    }

    private String make(String name) {
        var times = TIMES.matcher(name);
        if (times.matches()) {
            return times.group(2).repeat(Integer.parseInt(times.group(1)));
        }
        if (name.endsWith(" without hyphens")) {
            return value(name.substring(0, name.indexOf(' '))).replace("-", "");
        }
        return switch (name) {
            case "base" -> calls.base();
            case "admin_base" -> "http://admin.test";
            case "service" -> service.id().toString();
            case "sender_id" -> service.senderId().toString();
            case "reply_to_id" -> service.replyToId().toString();
            case "random_uuid" -> UUID.randomUUID().toString();
            case "jwt:normal" -> service.token(KeyType.NORMAL, clock.instant());
            case "jwt:team" -> service.token(KeyType.TEAM, clock.instant());
            case "jwt:test" -> service.token(KeyType.TEST, clock.instant());
            case "email_tpl" -> template("email", "Hi ((name))", "Dear ((name))\r\n\r\nThanks");
            case "sms_tpl" -> template("sms", null, "Hello ((name))");
            case "plain_email_tpl" -> template("email", "News", "All well");
            case "plain_sms_tpl" -> template("sms", null, "All well");
            default -> throw new IllegalStateException("no setup gives a value to " + name);
        };
    }

    String template(String type, @Nullable String subject, String content) {
        return services.template(service, type, subject, content).toString();
    }
}
