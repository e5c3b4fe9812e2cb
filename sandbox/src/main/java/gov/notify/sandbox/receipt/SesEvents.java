package gov.notify.sandbox.receipt;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.sandbox.sent.EmailFate;
import gov.notify.sandbox.sent.Sent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/// What SES tells of an email: identity feedback through three topics, or, when a configuration set was named, events
/// with the message's tags through one.
///
/// @see <a href="https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html">Feedback notifications</a>
/// @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">Events</a>
final class SesEvents {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REPORTING_MTA = "a10-101.smtp-out." + Topic.REGION + ".amazonses.com";
    private static final String REMOTE_IP = "198.51.100.7";

    private final Sent.Email email;

    private SesEvents(Sent.Email email) {
        this.email = email;
    }

    /// In the order in which they happen.
    static List<Supplier<Event>> of(Sent.Email email, boolean withSend) {
        var events = new SesEvents(email);
        var story = new ArrayList<Supplier<Event>>();
        if (withSend && !email.configurationSet().isEmpty()) {
            story.add(events::send);
        }
        switch (email.fate()) {
            case SUCCESS -> story.add(events::delivery);
            case BOUNCE, SUPPRESSIONLIST -> story.add(events::bounce);
            case COMPLAINT -> {
                story.add(events::delivery);
                story.add(events::complaint);
            }
            case OOTO -> {
                story.add(events::delivery);
                story.add(events::bounce);
            }
        }
        return story;
    }

    private Event send() {
        var event = mail("Send");
        event.putObject("send");
        return told(Topic.EMAIL_EVENTS, event);
    }

    private Event delivery() {
        var event = mail("Delivery");
        var now = Instant.now();
        var delivery = event.putObject("delivery")
                .put("timestamp", millis(now))
                .put("processingTimeMillis", email.at().until(now, ChronoUnit.MILLIS));
        email.recipients().forEach(delivery.putArray("recipients")::add);
        delivery.put("smtpResponse", "250 2.0.0 OK queued as 4Tsandbox")
                .put("remoteMtaIp", REMOTE_IP)
                .put("reportingMTA", REPORTING_MTA);
        return told(Topic.EMAIL_DELIVERY, event);
    }

    private Event bounce() {
        var event = mail("Bounce");
        var bounce = event.putObject("bounce").put("feedbackId", feedbackId());
        var outOfOffice = email.fate() == EmailFate.OOTO;
        var suppressed = email.fate() == EmailFate.SUPPRESSIONLIST;
        bounce.put("bounceType", outOfOffice ? "Transient" : "Permanent")
                .put("bounceSubType", suppressed ? "Suppressed" : "General");
        var recipients = bounce.putArray("bouncedRecipients");
        for (var recipient : email.recipients()) {
            var bounced = recipients.addObject().put("emailAddress", recipient);
            if (!outOfOffice) {
                bounced.put("action", "failed")
                        .put("status", "5.1.1")
                        .put(
                                "diagnosticCode",
                                suppressed
                                        ? "Amazon SES has suppressed sending to this address because it has a recent history of"
                                                + " bouncing as an invalid address."
                                        : "smtp; 550 5.1.1 user unknown");
            }
        }
        bounce.put("timestamp", millis(Instant.now()))
                .put("remoteMtaIp", REMOTE_IP)
                .put("reportingMTA", "dns; " + REPORTING_MTA);
        return told(Topic.EMAIL_BOUNCE, event);
    }

    private Event complaint() {
        var event = mail("Complaint");
        var now = millis(Instant.now());
        var complaint = event.putObject("complaint")
                .put("feedbackId", feedbackId())
                .putNull("complaintSubType")
                .put("timestamp", now)
                .put("arrivalDate", now)
                .put("userAgent", "Amazon SES Mailbox Simulator")
                .put("complaintFeedbackType", "abuse");
        var recipients = complaint.putArray("complainedRecipients");
        email.recipients().forEach(recipient -> recipients.addObject().put("emailAddress", recipient));
        return told(Topic.EMAIL_COMPLAINT, event);
    }

    private Event told(Topic feedback, ObjectNode event) {
        return email.configurationSet().isEmpty()
                ? new Event(feedback, "", event.toString())
                : new Event(Topic.EMAIL_EVENTS, "Amazon SES Email Event Notification", event.toString());
    }

    private ObjectNode mail(String type) {
        var event = JSON.createObjectNode();
        var isPublished = !email.configurationSet().isEmpty();
        event.put(isPublished ? "eventType" : "notificationType", type);
        var mail = event.putObject("mail")
                .put("timestamp", millis(email.at()))
                .put("source", email.from())
                .put("sourceArn", "arn:aws:ses:" + Topic.REGION + ":" + Topic.ACCOUNT + ":identity/" + fromDomain())
                .put("sourceIp", "192.0.2.10")
                .put("callerIdentity", "sandbox")
                .put("sendingAccountId", Topic.ACCOUNT)
                .put("messageId", email.id());
        email.recipients().forEach(mail.putArray("destination")::add);
        var headers = mail.put("headersTruncated", false).putArray("headers");
        var to = String.join(", ", email.recipients());
        headers.addObject().put("name", "From").put("value", email.from());
        headers.addObject().put("name", "To").put("value", to);
        headers.addObject().put("name", "Subject").put("value", email.subject());
        var common = mail.putObject("commonHeaders");
        common.putArray("from").add(email.from());
        email.recipients().forEach(common.putArray("to")::add);
        common.put("subject", email.subject());
        if (isPublished) {
            tags(mail.putObject("tags"));
        }
        return event;
    }

    private void tags(ObjectNode tags) {
        tags.putArray("ses:operation").add(email.operation());
        tags.putArray("ses:configuration-set").add(email.configurationSet());
        tags.putArray("ses:source-ip").add("192.0.2.10");
        tags.putArray("ses:from-domain").add(fromDomain());
        tags.putArray("ses:caller-identity").add("sandbox");
        email.tags().forEach((name, value) -> tags.putArray(name).add(value));
    }

    private String fromDomain() {
        var from = email.from();
        return from.substring(from.lastIndexOf('@') + 1).replace(">", "").toLowerCase(Locale.ROOT);
    }

    private static String feedbackId() {
        return "0101" + Long.toHexString(System.currentTimeMillis()) + "-" + UUID.randomUUID() + "-000000";
    }

    private static String millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
