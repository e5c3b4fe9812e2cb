package gov.notify.sandbox.receipt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The stand-in's SNS topics, and the webhook that subscribes to each.
public enum Topic {
    EMAIL_DELIVERY("notify-email-delivery", "/notifications/email/ses"),
    EMAIL_BOUNCE("notify-email-bounce", "/notifications/email/ses"),
    EMAIL_COMPLAINT("notify-email-complaint", "/notifications/email/ses"),
    EMAIL_EVENTS("notify-email-events", "/notifications/email/ses"),
    SMS_EVENTS("notify-sms-events", "/notifications/sms/sns"),
    SMS_INBOUND("notify-sms-inbound", "/notifications/sms/receive/sns");

    /// Where the stand-in pretends to be.
    public static final String REGION = "us-west-2";

    public static final String ACCOUNT = "123456789012";

    private final String arn;
    private final String path;

    Topic(String name, String path) {
        this.arn = "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":" + name;
        this.path = path;
    }

    public String arn() {
        return arn;
    }

    /// Of the webhook, at the api.
    public String path() {
        return path;
    }

    static Optional<Topic> withArn(String arn) {
        return Arrays.stream(values()).filter(topic -> topic.arn.equals(arn)).findFirst();
    }

    public static List<String> arns() {
        return Arrays.stream(values()).map(Topic::arn).toList();
    }
}
