package gov.notify.api.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gov.notify.message.Channel;
import gov.notify.notification.StoredNotification;
import gov.notify.template.TemplateSnapshot;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notification on the older routes (docs/contract/public-api.md, 3.11): one object, whose keys stand
/// here by what they are about.
record V1NotificationView(
        UUID id,
        String to,
        String notificationType,
        String status,
        Template template,
        int templateVersion,
        @JsonUnwrapped Content content,
        @JsonUnwrapped Origin origin,
        int billableUnits,
        @JsonUnwrapped Provider provider,
        @JsonUnwrapped Times times) {

    record Template(UUID id, String name, String templateType, int version) {
        static Template of(TemplateSnapshot template) {
            return new Template(template.id(), template.name(), template.type().wireName(), template.version());
        }
    }

    /// What it says. Its `toString()` hides it.
    ///
    /// @param subject absent for a text
    /// @param contentCharCount characters of a text; null for an email
    record Content(
            String body,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String subject,

            @Nullable Integer contentCharCount) {
        static Content of(Channel channel, String body, @Nullable String subject) {
            return new Content(body, subject, channel == Channel.SMS ? body.codePointCount(0, body.length()) : null);
        }

        long characters() {
            return body.length() + (subject == null ? 0L : subject.length());
        }

        @Override
        public String toString() {
            return "Content";
        }
    }

    /// Whose it is, and what it was made by.
    record Origin(
            UUID service,
            @Nullable UUID apiKey,
            @Nullable Job job,
            @Nullable Integer jobRowNumber) {
        static Origin of(StoredNotification notification) {
            var origin = notification.origin();
            var job = origin.jobId() == null ? null : new Job(origin.jobId(), "");
            return new Origin(notification.serviceId(), origin.apiKeyId(), job, origin.jobRowNumber());
        }
    }

    record Job(UUID id, String originalFileName) {}

    /// Who took it.
    ///
    /// @param reference the provider's id of the message
    record Provider(@Nullable String reference, @Nullable String sentBy) {}

    record Times(
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant updatedAt) {
        static Times of(StoredNotification.Times times) {
            return new Times(times.created(), times.sent(), times.updated());
        }
    }

    static V1NotificationView of(StoredNotification notification, Views.Opened opened) {
        var provider = notification.provider();
        return new V1NotificationView(
                notification.id(),
                opened.to(),
                notification.channel().wireName(),
                notification.status().wireName(),
                Template.of(opened.template()),
                notification.template().version(),
                Content.of(notification.channel(), opened.body(), opened.subject()),
                Origin.of(notification),
                notification.billing().units(),
                new Provider(provider.reference(), provider.name()),
                Times.of(notification.times()));
    }

    /// How much text it holds.
    long characters() {
        return content.characters();
    }

    @Override
    public String toString() {
        return "V1NotificationView[" + id + "]";
    }
}
