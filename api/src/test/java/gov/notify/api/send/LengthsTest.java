package gov.notify.api.send;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Messages that would be too long once they are filled in. Each would end a program that filled them in first.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class LengthsTest {

    private static final String LARGE = "A".repeat(9_900_000);
    private static final String IN_MANY_PLACES = "((name)) ".repeat(30);
    private static final String EMAIL_TOO_LONG =
            "Your message is too long. Emails cannot be longer than 2000000 bytes. Your message is 297000030 bytes.";
    private static final String TEXT_TOO_LONG =
            "Your message is too long. Text messages cannot be longer than 918 characters. Your message is 297000030"
                    + " characters long.";
    private static final String SUBJECT_TOO_LONG =
            "Your message is too long. Subjects cannot be longer than 10000 characters. Your subject is 10001"
                    + " characters long.";

    @Inject
    Services services;

    @Inject
    HttpCalls calls;

    private TestService service =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));

    @BeforeEach
    void aService() {
        service = services.service().make();
    }

    @Test
    void an_email_is_refused_before_a_value_multiplies() {
        var template = services.template(service, "email", "Hello", IN_MANY_PLACES);

        assertThat(v2("email", "email_address", "bo@city.gov", template, LARGE)).isEqualTo(EMAIL_TOO_LONG);
        assertThat(v1("email", "bo@city.gov", template, LARGE)).isEqualTo(EMAIL_TOO_LONG);
    }

    @Test
    void a_text_is_refused_before_a_value_multiplies() {
        var template = services.template(service, "sms", null, IN_MANY_PLACES);

        assertThat(v2("sms", "phone_number", "2025550123", template, LARGE)).isEqualTo(TEXT_TOO_LONG);
        assertThat(v1("sms", "2025550123", template, LARGE)).isEqualTo(TEXT_TOO_LONG);
    }

    @Test
    void a_subject_is_refused_that_nobody_could_read() {
        var template = services.template(service, "email", "Hello ((name))", "Dear reader");
        var name = "&".repeat(10_001 - "Hello ".length());

        assertThat(v2("email", "email_address", "bo@city.gov", template, name)).isEqualTo(SUBJECT_TOO_LONG);
        assertThat(v1("email", "bo@city.gov", template, name)).isEqualTo(SUBJECT_TOO_LONG);
        assertThat(v2("email", "email_address", "bo@city.gov", template, name.substring(1)))
                .isEqualTo("");
        assertThat(v1("email", "bo@city.gov", template, name.substring(1))).isEqualTo("");
    }

    @Test
    void a_preview_is_refused_before_it_takes_more_memory_than_an_email_may() {
        var repeated = services.template(service, "email", "Hello", IN_MANY_PLACES);
        var text = services.template(service, "sms", null, IN_MANY_PLACES);
        var subject = services.template(service, "email", "Hello ((name))", "Dear reader");
        var email = services.template(service, "email", "Hello", "Dear ((name))");

        assertThat(preview(repeated, LARGE)).isEqualTo(EMAIL_TOO_LONG);
        assertThat(preview(text, LARGE)).isEqualTo(TEXT_TOO_LONG);
        assertThat(preview(subject, "&".repeat(10_001 - "Hello ".length()))).isEqualTo(SUBJECT_TOO_LONG);
        assertThat(preview(email, "a\\n\\n".repeat(2_000_000))).startsWith("Your message is too long. Emails cannot");
        assertThat(preview(email, "a\\n\\n".repeat(600_000)))
                .isEqualTo("Your message is too long. It has more formatting than an email can hold.");
    }

    @Test
    void a_preview_may_be_longer_than_a_text() {
        var template = services.template(service, "sms", null, "((name))");

        assertThat(preview(template, "A".repeat(1_000))).isEqualTo("");
    }

    private String v2(String channel, String field, String recipient, UUID template, String name) {
        return fault("/v2/notifications/" + channel, """
                {"%s":"%s","template_id":"%s","personalisation":{"name":"%s"}}""".formatted(field, recipient, template, name));
    }

    private String v1(String channel, String recipient, UUID template, String name) {
        return fault("/notifications/" + channel, """
                {"to":"%s","template":"%s","personalisation":{"name":"%s"}}""".formatted(recipient, template, name));
    }

    private String preview(UUID template, String name) {
        return fault("/v2/template/" + template + "/preview", "{\"personalisation\":{\"name\":\"" + name + "\"}}");
    }

    /// What is said of a request that is refused; nothing of one that is not.
    private String fault(String path, String body) {
        var answer = calls.post(service, path, body);
        if (answer.status() < 300) {
            return "";
        }
        assertThat(answer.status()).isEqualTo(400);
        var errors = answer.json().path("errors");
        return errors.isMissingNode()
                ? answer.json().path("message").asText()
                : errors.at("/0/message").asText();
    }
}
