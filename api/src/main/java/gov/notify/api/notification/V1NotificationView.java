package gov.notify.api.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import gov.notify.message.Channel;
import gov.notify.notification.StoredNotification;
import gov.notify.template.TemplateSnapshot;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notification on the older routes (public contract, section 3.11).
///
/// @param subject absent for a text
/// @param contentCharCount characters of a text; null for an email
/// @param reference the provider's id of the message
record V1NotificationView(
        UUID id,
        String to,
        String notificationType,
        String status,
        Template template,
        int templateVersion,
        String body,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String subject,
        @Nullable Integer contentCharCount,
        UUID service,
        @Nullable UUID apiKey,
        @Nullable Job job,
        @Nullable Integer jobRowNumber,
        int billableUnits,
        @Nullable String reference,
        @Nullable String sentBy,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant updatedAt) {

    record Template(UUID id, String name, String templateType, int version) {
        static Template of(TemplateSnapshot template) {
            return new Template(template.id(), template.name(), template.type().wireName(), template.version());
        }
    }

    record Job(UUID id, String originalFileName) {}

    static V1NotificationView of(StoredNotification notification, Views.Opened opened) {
        var body = opened.body();
        var jobId = notification.jobId();
        return new V1NotificationView(
                notification.id(),
                opened.to(),
                notification.channel().wireName(),
                notification.status().wireName(),
                Template.of(opened.template()),
                notification.templateVersion(),
                body,
                opened.subject(),
                notification.channel() == Channel.SMS ? body.codePointCount(0, body.length()) : null,
                notification.serviceId(),
                notification.apiKeyId(),
                jobId == null ? null : new Job(jobId, ""),
                notification.jobRowNumber(),
                notification.billableUnits(),
                notification.reference() == null ? notification.messageId() : notification.reference(),
                notification.sentBy(),
                notification.createdAt(),
                notification.sentAt(),
                notification.updatedAt());
    }

    /// How much text it holds.
    long characters() {
        return body.length() + (subject == null ? 0L : subject.length());
    }

    @Override
    public String toString() {
        return "V1NotificationView[" + id + "]";
    }
}
