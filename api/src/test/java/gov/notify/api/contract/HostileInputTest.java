package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In every place of a request, as much as it takes of what makes careless expressions and parsers go over the same
/// text again and again, or call themselves without end.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class HostileInputTest {

    private static final int LARGE = 300_000;
    private static final int OF_AN_ADDRESS = 25_000;
    private static final int OF_A_HEADER = 12_000;

    /// For all calls with one text, on a busy machine; quadratic time would need hours.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> FIELDS = List.of(
            "email_address",
            "phone_number",
            "template_id",
            "reference",
            "email_reply_to_id",
            "sms_sender_id",
            "one_click_unsubscribe_url",
            "scheduled_for",
            "unheard_of");

    @Inject
    Services services;

    @TestHTTPResource
    @Nullable
    URL url;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.",
                "a://",
                "1-",
                "-",
                ".",
                "@",
                "a@",
                "a@b.",
                "://",
                "https://a/",
                "https://",
                "(",
                "((",
                "((a??",
                "[",
                "[a](",
                "![",
                "<",
                "<a ",
                "{",
                "{{",
                "{a:",
                "}",
                "*",
                "_a",
                "`",
                "~",
                "|",
                "\\",
                "/",
                "%",
                "%41",
                ":",
                ";",
                ",",
                ", ",
                "'",
                "\"",
                "&",
                "&#",
                "=",
                "+",
                "+1",
                "1",
                "0",
                "2026-",
                "T00:",
                "é",
                "漢",
                "😀",
                "\u0301",
                " ",
                "\t",
                "\n",
                "\r\n",
                "- ",
                "1. ",
                "> ",
                "# ",
                "\u00A0",
                "\u200B",
                "\uFEFF"
            })
    void takes_time_that_grows_with_its_length_alone(String unit) {
        var service = services.service().rateLimit(100_000).make();
        var email = services.template(service, "email", "Hello ((name))", "Dear ((name))");
        var sms = services.template(service, "sms", null, "Dear ((name))");
        var calls = new HttpCalls("http://127.0.0.1:" + (url == null ? 0 : url.getPort()));
        var text = unit.repeat(LARGE / unit.length());

        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            bodies(email, sms, text)
                    .forEach((path, bodies) -> bodies.forEach(body -> {
                        var answer = calls.post(service, path, body);
                        assertThat(answer.status()).as(path).isIn(200, 201, 400, 403, 404);
                    }));
            addresses(calls, service, unit.repeat(OF_AN_ADDRESS / unit.length()));
            headers(calls, service, unit.repeat(OF_A_HEADER / unit.length()));
            assertThat(calls.call("POST", "/notifications/email/ses", Map.of(), envelope(text.substring(0, 30_000)))
                            .status())
                    .isIn(400, 403);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
    void nests_as_deep_as_it_may(String unit) {
        var service = services.service().make();
        var calls = new HttpCalls("http://127.0.0.1:" + (url == null ? 0 : url.getPort()));
        var bottomless = unit.repeat(LARGE / unit.length());

        for (var path : List.of("/v2/notifications/email", "/notifications/sms")) {
            assertThat(calls.post(service, path, bottomless).status()).isEqualTo(400);
        }
        assertThat(calls.call("POST", "/notifications/email/ses", Map.of(), unit.repeat(400_000 / unit.length()))
                        .status())
                .isIn(400, 403);
    }

    private static Map<String, List<String>> bodies(UUID email, UUID sms, String text) {
        var newer = new HashMap<String, Object>(Map.of(
                "email_address", "ada@example.com", "template_id", email, "personalisation", Map.of("name", text)));
        var listed = new HashMap<>(newer);
        listed.put("sanitise_content_for", List.of("name", text));
        var keys = new HashMap<>(newer);
        keys.put("personalisation", Map.of(text.substring(0, 40_000), "x", "name", List.of(text)));
        var older = Map.of("to", "a@" + text, "template", email, "personalisation", Map.of("name", text));
        var oldText = Map.of("to", text, "template", sms, "personalisation", Map.of("name", text));
        var all = new ArrayList<>(List.of(json(newer), json(listed), json(keys), text));
        for (var field : FIELDS) {
            var body = new HashMap<>(newer);
            body.put("personalisation", Map.of("name", "Ada"));
            body.put(field, field.equals("one_click_unsubscribe_url") ? "https://" + text : text);
            all.add(json(body));
        }
        return Map.of(
                "/v2/notifications/email",
                all,
                "/v2/notifications/sms",
                List.of(json(Map.of("phone_number", "+1" + text, "template_id", sms))),
                "/notifications/email",
                List.of(json(older)),
                "/notifications/sms",
                List.of(json(oldText)),
                "/v2/template/" + email + "/preview",
                List.of(json(Map.of("personalisation", Map.of("name", text)))));
    }

    private static void addresses(HttpCalls calls, TestService service, String text) {
        var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        var some =
                encoded.substring(0, Math.min(OF_AN_ADDRESS, encoded.length())).replaceAll("%.?$", "");
        for (var path : List.of(
                "/v2/notifications?reference=",
                "/v2/notifications?status=",
                "/v2/notifications?older_than=",
                "/notifications?page=",
                "/v2/notifications/",
                "/v2/template/",
                "/")) {
            assertThat(calls.get(service, path + some).status()).isIn(200, 400, 404);
        }
    }

    private static void headers(HttpCalls calls, TestService service, String text) {
        if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
            return; // no client sends it
        }
        for (var name : List.of("Idempotency-Key", "Content-Type", "X-Forwarded-Host", "X-Forwarded-Proto", "Accept")) {
            var headers = Map.of("Authorization", service.bearer(), name, text);
            assertThat(calls.call("POST", "/v2/notifications/email", headers, "{}")
                            .status())
                    .isEqualTo(400);
        }
        for (var token : List.of(text, "Bearer " + text, "Bearer a." + text, "Bearer " + text + ".a.b")) {
            assertThat(calls.call("GET", "/v2/templates", Map.of("Authorization", token), null)
                            .status())
                    .isIn(401, 403);
        }
    }

    private static String envelope(String text) {
        return json(Map.of(
                "Type",
                "Notification",
                "MessageId",
                text,
                "TopicArn",
                text,
                "Message",
                text,
                "Timestamp",
                text.substring(0, 1_000),
                "SignatureVersion",
                "2",
                "Signature",
                text.substring(0, 1_000),
                "SigningCertURL",
                "https://sns.us-west-2.amazonaws.com/" + text.substring(0, 1_000)));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
