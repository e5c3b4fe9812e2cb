package gov.notify.sandbox.aws;

import static gov.notify.sandbox.aws.JsonDialect.JSON;
import static gov.notify.sandbox.aws.JsonDialect.SES_V2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.sandbox.behaviour.BehaviourSetting;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.http.Request;
import gov.notify.sandbox.sent.Sent;
import gov.notify.sandbox.sent.SentContent;
import gov.notify.sandbox.sent.Tally;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Simple Email Service, API v2: SendEmail of simple messages, and GetAccount.
///
/// A configuration set is taken as existing unless its name begins with `missing`.
/// @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">SendEmail</a>
/// @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html">GetAccount</a>
final class SesV2 {
    static final String PREFIX = "/v2/email/";

    private static final String SEND = PREFIX + "outbound-emails";
    private static final String ACCOUNT = PREFIX + "account";
    private static final double UNLIMITED_RATE = 100_000;
    private static final double PER_DAY = 1_000_000_000;
    private static final String MISSING_SET = "missing";
    private static final int MOST_HEADERS = 15;
    private static final int LONGEST_NAME = 126;
    private static final int LONGEST_VALUE = 870;
    private static final Predicate<String> NAME =
            Pattern.compile("[!-9;-@A-~]+").asMatchPredicate();
    private static final Predicate<String> VALUE = Pattern.compile("[ -~]+").asMatchPredicate();
    /// Those that SES writes itself: <https://docs.aws.amazon.com/ses/latest/dg/header-fields.html>
    private static final Set<String> ITS_OWN = Set.of(
            "bcc",
            "cc",
            "content-disposition",
            "content-type",
            "date",
            "from",
            "message-id",
            "mime-version",
            "reply-to",
            "return-path",
            "subject",
            "to");

    private final Post post;
    private final Fates fates;
    private final BehaviourSetting behaviour;
    private final Tally tally;

    SesV2(Post post, Fates fates, BehaviourSetting behaviour, Tally tally) {
        this.post = post;
        this.fates = fates;
        this.behaviour = behaviour;
        this.tally = tally;
    }

    Reply answer(Request request) throws InterruptedException {
        if (request.path().equals(ACCOUNT) && request.method().equals("GET")) {
            return SES_V2.answer(account());
        }
        if (!request.path().equals(SEND)) {
            return SES_V2.refuse(AwsRefusal.of(404, "UnknownOperationException", "The sandbox does not know this"));
        }
        JsonNode email;
        try {
            email = JSON.readTree(request.body());
        } catch (IOException e) {
            return SES_V2.refuse(AwsRefusal.of(400, "SerializationException", "Not JSON"));
        }
        return send(email, request.body());
    }

    private ObjectNode account() {
        var rate = behaviour.get().sendsPerSecond();
        var account = JSON.createObjectNode()
                .put("EnforcementStatus", "HEALTHY")
                .put("ProductionAccessEnabled", true)
                .put("SendingEnabled", true);
        account.putObject("SendQuota")
                .put("Max24HourSend", PER_DAY)
                .put("MaxSendRate", rate > 0 ? rate : UNLIMITED_RATE)
                .put("SentLast24Hours", (double) tally.of("emails"));
        return account;
    }

    private Reply send(JsonNode email, byte[] body) throws InterruptedException {
        var message = email.path("Content").path("Simple");
        var from = email.path("FromEmailAddress").asText();
        var recipients = recipients(email);
        var configurationSet = email.path("ConfigurationSetName").asText();
        var refusal = refusalOfHeaders(message.path("Headers")).or(() -> refusal(from, recipients, configurationSet));
        if (refusal.isPresent()) {
            return post.refuse(SES_V2, refusal.get());
        }
        var now = Instant.now();
        var bare = recipients.stream().map(EmailAddresses::bare).toList();
        var sent = new Sent.Email(
                Ids.ofEmail(now),
                now,
                "SendEmail",
                from,
                bare,
                message.path("Subject").path("Data").asText(),
                tags(email),
                configurationSet,
                fates.ofEmail(bare));
        return post.take(
                sent,
                new SentContent.JsonEmail(body),
                SES_V2,
                SES_V2.answer(JSON.createObjectNode().put("MessageId", sent.id())));
    }

    /// What is wrong with who it is from, whom it is for, or where its events go.
    private static Optional<AwsRefusal> refusal(String from, List<String> recipients, String configurationSet) {
        if (from.isEmpty()) {
            return bad("1 validation error detected: Value null at 'fromEmailAddress' failed to satisfy constraint:"
                    + " Member must not be null");
        }
        if (recipients.isEmpty()) {
            return bad("Empty required header 'To'.");
        }
        if (configurationSet.startsWith(MISSING_SET)) {
            return Optional.of(AwsRefusal.of(
                    404, "NotFoundException", "Configuration set <" + configurationSet + "> does not exist."));
        }
        return EmailAddresses.refusalOfSource(from)
                .or(() -> recipients.stream()
                        .flatMap(recipient -> EmailAddresses.refusalOfRecipient(recipient).stream())
                        .findFirst());
    }

    private static List<String> recipients(JsonNode email) {
        return Stream.of("To", "Cc", "Bcc")
                .flatMap(kind ->
                        email.path("Destination").path(kind + "Addresses").valueStream())
                .map(JsonNode::asText)
                .toList();
    }

    private static Map<String, String> tags(JsonNode email) {
        var tags = new LinkedHashMap<String, String>();
        for (var tag : email.path("EmailTags")) {
            tags.put(tag.path("Name").asText(), tag.path("Value").asText());
        }
        return tags;
    }

    private static Optional<AwsRefusal> refusalOfHeaders(JsonNode headers) {
        if (headers.size() > MOST_HEADERS) {
            return bad("Too many headers");
        }
        for (var header : headers) {
            var name = header.path("Name").asText();
            var value = header.path("Value").asText();
            if (name.length() > LONGEST_NAME || !NAME.test(name) || ITS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                return bad("Header name is not allowed");
            }
            if (value.length() > LONGEST_VALUE || !VALUE.test(value)) {
                return bad("Header value is not allowed");
            }
        }
        return Optional.empty();
    }

    private static Optional<AwsRefusal> bad(String message) {
        return Optional.of(AwsRefusal.of(400, "BadRequestException", message));
    }
}
