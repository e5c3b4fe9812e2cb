package gov.notify.api.template;

import gov.notify.message.Channel;
import gov.notify.template.TemplateSnapshot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A template as services see it (docs/contract/public-api.md, 3.5).
///
/// @param personalisation an entry for each placeholder, as written; the subject's first
record TemplateView(
        UUID id,
        String type,
        String name,
        int version,
        String createdBy,
        Instant createdAt,
        @Nullable Instant updatedAt,
        String body,
        @Nullable String subject,
        Map<String, Placeholder> personalisation,
        @Nullable String postage,
        @Nullable String letterContactBlock) {

    /// Every placeholder needs a value.
    record Placeholder(boolean required) {}

    private static final Placeholder REQUIRED = new Placeholder(true);

    static TemplateView of(TemplateSnapshot template) {
        return new TemplateView(
                template.id(),
                template.type().wireName(),
                template.name(),
                template.version(),
                template.createdBy(),
                template.createdAt(),
                template.updatedAt(),
                template.content(),
                template.type() == Channel.EMAIL ? template.subject() : null,
                personalisation(placeholders(template)),
                null,
                null);
    }

    private static List<String> placeholders(TemplateSnapshot template) {
        return switch (template.type()) {
            case EMAIL -> template.email().placeholders();
            case SMS -> template.sms().placeholders();
        };
    }

    private static Map<String, Placeholder> personalisation(List<String> names) {
        var personalisation = new LinkedHashMap<String, Placeholder>();
        names.forEach(name -> personalisation.put(name, REQUIRED));
        return personalisation;
    }
}
