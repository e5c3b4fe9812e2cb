package gov.notify.api.template;

import gov.notify.rendering.Personalisation;
import gov.notify.template.TemplateSnapshot;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a message made from a template would say (public contract, section 3.6).
///
/// @param html an email's body without its frame; null for a text
record PreviewView(
        UUID id,
        String type,
        int version,
        String body,
        @Nullable String subject,
        @Nullable String html,
        @Nullable String postage) {

    static PreviewView of(TemplateSnapshot template, Personalisation values) {
        return switch (template.type()) {
            case EMAIL -> {
                var email = template.email();
                yield of(template, email.body(values), email.subject(values), email.previewHtml(values));
            }
            case SMS -> of(template, template.sms().body(values), null, null);
        };
    }

    private static PreviewView of(
            TemplateSnapshot template, String body, @Nullable String subject, @Nullable String html) {
        return new PreviewView(template.id(), template.type().word(), template.version(), body, subject, html, null);
    }

    @Override
    public String toString() {
        return "PreviewView[" + id + "]";
    }
}
