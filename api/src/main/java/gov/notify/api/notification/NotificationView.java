package gov.notify.api.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gov.notify.message.Channel;
import gov.notify.notification.StoredNotification;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notification as the service that sent it sees it (docs/contract/public-api.md, 3.3): one object, whose
/// keys stand here by what they are about.
record NotificationView(
        UUID id,
        @Nullable String reference,
        @JsonUnwrapped Recipient recipient,
        @JsonUnwrapped Letter letter,
        String type,
        @JsonUnwrapped State state,
        Template template,
        @JsonUnwrapped Content content,
        @JsonUnwrapped Times times,
        @Nullable String oneClickUnsubscribeUrl,
        @JsonUnwrapped Cost cost) {

    /// Whom it goes to. Its `toString()` hides it.
    record Recipient(
            @Nullable String emailAddress, @Nullable String phoneNumber) {
        static Recipient of(Channel channel, String to) {
            return switch (channel) {
                case EMAIL -> new Recipient(to, null);
                case SMS -> new Recipient(null, to);
            };
        }

        @Override
        public String toString() {
            return "Recipient";
        }
    }

    /// What is known of a letter, which no message here is.
    record Letter(
            @JsonProperty("line_1") @Nullable String line1,
            @JsonProperty("line_2") @Nullable String line2,
            @JsonProperty("line_3") @Nullable String line3,
            @JsonProperty("line_4") @Nullable String line4,
            @JsonProperty("line_5") @Nullable String line5,
            @JsonProperty("line_6") @Nullable String line6,
            @Nullable String postcode,
            @Nullable String postage) {
        static final Letter NONE = new Letter(null, null, null, null, null, null, null, null);
    }

    /// How far it came, and what provider and carrier say of it.
    record State(
            String status,
            String statusDescription,
            @Nullable String providerResponse,
            @Nullable String carrier) {
        static State of(StoredNotification notification) {
            var status = notification.status();
            return new State(
                    status.wireName(),
                    StatusWords.description(notification.channel(), status),
                    notification.provider().response(),
                    notification.provider().carrier());
        }
    }

    /// Which template, in which version, and where to read it.
    record Template(UUID id, int version, String uri) {
        static Template of(StoredNotification notification, String base) {
            var template = notification.template();
            return new Template(
                    template.id(),
                    template.version(),
                    base + "/v2/template/" + template.id() + "/version/" + template.version());
        }
    }

    /// What it says. Its `toString()` hides it.
    ///
    /// @param subject null for a text
    record Content(String body, @Nullable String subject) {
        long characters() {
            return body.length() + (subject == null ? 0L : subject.length());
        }

        @Override
        public String toString() {
            return "Content";
        }
    }

    /// When it was made, by whom where that was by hand, and what happened to it when.
    record Times(
            Instant createdAt,
            @Nullable String createdByName,
            @Nullable Instant sentAt,
            @Nullable Instant completedAt,
            @Nullable Instant scheduledFor) {
        static Times of(StoredNotification notification) {
            var times = notification.times();
            return new Times(
                    times.created(),
                    notification.origin().author(),
                    times.sent(),
                    StatusWords.isComplete(notification.status()) ? times.updated() : null,
                    times.scheduledFor());
        }

        @Override
        public String toString() {
            return "Times[" + createdAt + "]";
        }
    }

    /// @param base scheme and host for links
    static NotificationView of(StoredNotification notification, Views.Opened opened, Cost cost, String base) {
        return new NotificationView(
                notification.id(),
                notification.origin().clientReference(),
                Recipient.of(notification.channel(), opened.to()),
                Letter.NONE,
                notification.channel().wireName(),
                State.of(notification),
                Template.of(notification, base),
                new Content(opened.body(), opened.subject()),
                Times.of(notification),
                opened.unsubscribeUrl(),
                cost);
    }

    /// How much text it holds.
    long characters() {
        return content.characters();
    }

    @Override
    public String toString() {
        return "NotificationView[" + id + "]";
    }
}
