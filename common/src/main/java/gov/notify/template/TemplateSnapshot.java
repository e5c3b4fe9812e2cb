package gov.notify.template;

import gov.notify.message.Channel;
import gov.notify.rendering.EmailTemplate;
import gov.notify.rendering.SmsTemplate;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One version of a template, parsed once for every message that is rendered from it.
public final class TemplateSnapshot {

    private final UUID id;
    private final UUID serviceId;
    private final int version;
    private final Channel type;
    private final String name;
    private final @Nullable String subject;
    private final String content;
    private final boolean archived;
    private final boolean hidden;
    private final String processType;
    private final boolean hasUnsubscribeLink;
    private final Instant createdAt;
    private final @Nullable Instant updatedAt;
    private final String createdBy;
    private final Parsed parsed;

    private sealed interface Parsed {
        record Email(EmailTemplate template) implements Parsed {}

        record Sms(SmsTemplate template) implements Parsed {}
    }

    /// @param createdBy the author's email address
    @SuppressWarnings("TooManyParameters") // a row
    public TemplateSnapshot(
            UUID id,
            UUID serviceId,
            int version,
            Channel type,
            String name,
            @Nullable String subject,
            String content,
            boolean archived,
            boolean hidden,
            String processType,
            boolean hasUnsubscribeLink,
            Instant createdAt,
            @Nullable Instant updatedAt,
            String createdBy) {
        this.id = id;
        this.serviceId = serviceId;
        this.version = version;
        this.type = type;
        this.name = name;
        this.subject = subject;
        this.content = content;
        this.archived = archived;
        this.hidden = hidden;
        this.processType = processType;
        this.hasUnsubscribeLink = hasUnsubscribeLink;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
        this.createdBy = createdBy;
        this.parsed = switch (type) {
            case EMAIL -> new Parsed.Email(EmailTemplate.of(Objects.requireNonNullElse(subject, ""), content));
            case SMS -> new Parsed.Sms(SmsTemplate.of(content));
        };
    }

    public UUID id() {
        return id;
    }

    public UUID serviceId() {
        return serviceId;
    }

    /// From 1.
    public int version() {
        return version;
    }

    public TemplateReference reference() {
        return new TemplateReference(id, version);
    }

    public Channel type() {
        return type;
    }

    public String name() {
        return name;
    }

    /// The subject as written; null for a text.
    public @Nullable String subject() {
        return subject;
    }

    /// The body as written.
    public String content() {
        return content;
    }

    public boolean archived() {
        return archived;
    }

    public boolean hidden() {
        return hidden;
    }

    /// Whether its messages overtake others.
    public boolean isPriority() {
        return processType.equals("priority");
    }

    public boolean hasUnsubscribeLink() {
        return hasUnsubscribeLink;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant updatedAt() {
        return updatedAt;
    }

    /// The author's email address.
    public String createdBy() {
        return createdBy;
    }

    /// @throws IllegalStateException if it is a text's
    public EmailTemplate email() {
        return switch (parsed) {
            case Parsed.Email(var template) -> template;
            case Parsed.Sms _ -> throw new IllegalStateException("template " + id + " is a text's");
        };
    }

    /// @throws IllegalStateException if it is an email's
    public SmsTemplate sms() {
        return switch (parsed) {
            case Parsed.Sms(var template) -> template;
            case Parsed.Email _ -> throw new IllegalStateException("template " + id + " is an email's");
        };
    }

    /// Characters of its texts, and what everything else takes.
    int weight() {
        return 400 + content.length() + (subject == null ? 0 : subject.length());
    }

    @Override
    public String toString() {
        return "TemplateSnapshot[" + id + " v" + version + "]";
    }
}
