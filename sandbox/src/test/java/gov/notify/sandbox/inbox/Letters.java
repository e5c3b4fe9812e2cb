package gov.notify.sandbox.inbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import gov.notify.sandbox.sent.EmailFate;
import gov.notify.sandbox.sent.Outbox;
import gov.notify.sandbox.sent.Sent;
import gov.notify.sandbox.sent.SentContent;
import gov.notify.sandbox.sent.TextFate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Puts messages into an outbox as the stand-in for AWS would.
final class Letters {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outbox outbox;
    private int count;

    Letters(Outbox outbox) {
        this.outbox = outbox;
    }

    String email(String to, String subject, String text, String html) {
        return email(Instant.now(), to, subject, text, html);
    }

    String email(Instant at, String to, String subject, String text, String html) {
        var id = "0101019e2a7c1d20-5a1c0f6e-1111-4000-8000-%012d-000000".formatted(++count);
        var json = JSON.createObjectNode();
        var body = json.putObject("Content").putObject("Simple").putObject("Body");
        body.putObject("Text").put("Data", text);
        body.putObject("Html").put("Data", html);
        outbox.add(
                new Sent.Email(
                        id,
                        at,
                        "SendEmail",
                        "\"Demo service\" <demo.service@notify.sandbox.test>",
                        List.of(to),
                        subject,
                        Map.of(),
                        "notify-sandbox",
                        EmailFate.SUCCESS),
                new SentContent.JsonEmail(json.toString().getBytes(StandardCharsets.UTF_8)));
        return id;
    }

    String text(String to, String body) {
        return text(Instant.now(), to, body);
    }

    String text(Instant at, String to, String body) {
        var id = "a1b2c3d4-0000-4000-8000-%012d".formatted(++count);
        outbox.add(
                new Sent.Text(id, at, Sent.Service.SNS, "+18005550100", to, body, Map.of(), "", TextFate.DELIVERED),
                new SentContent.None());
        return id;
    }
}
