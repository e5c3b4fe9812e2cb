package gov.notify.sandbox.aws;

import gov.notify.sandbox.behaviour.BehaviourSetting;
import gov.notify.sandbox.http.Form;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.sent.Sent;
import gov.notify.sandbox.sent.SentContent;
import gov.notify.sandbox.sent.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Simple Email Service, API of 2010-12-01.
///
/// A configuration set is taken as existing unless its name begins with `missing`.
/// @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference/Welcome.html">SES API reference</a>
final class Ses {
    private static final double UNLIMITED_RATE = 100_000;
    private static final long PER_DAY = 1_000_000_000;
    private static final String MISSING_SET = "missing";

    private final Post post;
    private final Fates fates;
    private final BehaviourSetting behaviour;
    private final Tally tally;

    Ses(Post post, Fates fates, BehaviourSetting behaviour, Tally tally) {
        this.post = post;
        this.fates = fates;
        this.behaviour = behaviour;
        this.tally = tally;
    }

    Reply answer(String action, Form form, byte[] body) throws InterruptedException {
        return switch (action) {
            case "SendEmail" -> sendEmail(form, body);
            case "SendRawEmail" -> sendRawEmail(form);
            case "GetSendQuota" -> QueryDialect.SES.answer(action, quota());
            case "GetAccountSendingEnabled" -> QueryDialect.SES.answer(action, "<Enabled>true</Enabled>");
            case "ListIdentities" -> QueryDialect.SES.answer(action, "<Identities/>");
            case "GetIdentityVerificationAttributes" ->
                QueryDialect.SES.answer(action, verificationOf(form.members("Identities")));
            case "VerifyDomainIdentity" ->
                QueryDialect.SES.answer(action, "<VerificationToken>sandbox</VerificationToken>");
            case "VerifyEmailIdentity" -> QueryDialect.SES.answer(action, "");
            default ->
                QueryDialect.SES.refuse(AwsRefusal.of(
                        400, "InvalidAction", "Could not find operation " + action + " for version 2010-12-01"));
        };
    }

    private Reply sendEmail(Form form, byte[] body) throws InterruptedException {
        var recipients = new ArrayList<String>();
        for (var kind : List.of("To", "Cc", "Bcc")) {
            recipients.addAll(form.members("Destination." + kind + "Addresses"));
        }
        return send(
                "SendEmail",
                form.valueOrEmpty("Source"),
                recipients,
                form.valueOrEmpty("Message.Subject.Data"),
                form.pairs("Tags.member", "Name", "Value"),
                form.valueOrEmpty("ConfigurationSetName"),
                new SentContent.SimpleEmail(body));
    }

    private Reply sendRawEmail(Form form) throws InterruptedException {
        Mime mime;
        try {
            mime = Mime.ofBase64(form.valueOrEmpty("RawMessage.Data"));
        } catch (IllegalArgumentException e) {
            return post.refuse(QueryDialect.SES, AwsRefusal.of(400, "InvalidParameterValue", "Message is not MIME"));
        }
        var named = form.members("Destinations");
        var tags = form.pairs("Tags.member", "Name", "Value");
        return send(
                "SendRawEmail",
                form.value("Source").orElseGet(mime::from),
                named.isEmpty() ? mime.recipients() : named,
                mime.subject(),
                tags.isEmpty() ? mime.tags() : tags,
                form.value("ConfigurationSetName").orElseGet(mime::configurationSet),
                new SentContent.RawEmail(mime.bytes()));
    }

    private Reply send(
            String operation,
            String source,
            List<String> recipients,
            String subject,
            Map<String, String> tags,
            String configurationSet,
            SentContent content)
            throws InterruptedException {
        var refusal = refusal(source, recipients, configurationSet);
        if (refusal.isPresent()) {
            return post.refuse(QueryDialect.SES, refusal.get());
        }
        var now = Instant.now();
        var bare = recipients.stream().map(EmailAddresses::bare).toList();
        var email = new Sent.Email(
                Ids.ofEmail(now), now, operation, source, bare, subject, tags, configurationSet, fates.ofEmail(bare));
        var answer = QueryDialect.SES.answer(operation, "<MessageId>" + email.id() + "</MessageId>");
        return post.take(email, content, QueryDialect.SES, answer);
    }

    /// What is wrong with who it is from, whom it is for, or where its events go.
    static Optional<AwsRefusal> refusal(String source, List<String> recipients, String configurationSet) {
        if (source.isEmpty()) {
            return Optional.of(
                    AwsRefusal.of(
                            400,
                            "ValidationError",
                            "1 validation error detected: Value null at 'source' failed to satisfy constraint: Member must not be null"));
        }
        if (recipients.isEmpty()) {
            return Optional.of(AwsRefusal.of(400, "InvalidParameterValue", "Empty required header 'To'."));
        }
        if (configurationSet.startsWith(MISSING_SET)) {
            return Optional.of(AwsRefusal.of(
                    400,
                    "ConfigurationSetDoesNotExist",
                    "Configuration set <" + configurationSet + "> does not exist."));
        }
        return EmailAddresses.refusalOfSource(source)
                .or(() -> recipients.stream()
                        .flatMap(recipient -> EmailAddresses.refusalOfRecipient(recipient).stream())
                        .findFirst());
    }

    private String quota() {
        var rate = behaviour.get().sendsPerSecond();
        return "<Max24HourSend>" + PER_DAY + "</Max24HourSend><MaxSendRate>" + (rate > 0 ? rate : UNLIMITED_RATE)
                + "</MaxSendRate><SentLast24Hours>" + tally.of("emails") + "</SentLast24Hours>";
    }

    private static String verificationOf(List<String> identities) {
        var entries = new StringBuilder("<VerificationAttributes>");
        for (var identity : identities) {
            entries.append("<entry><key>")
                    .append(QueryDialect.escape(identity))
                    .append("</key><value><VerificationStatus>Success</VerificationStatus></value></entry>");
        }
        return entries.append("</VerificationAttributes>").toString();
    }
}
