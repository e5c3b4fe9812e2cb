package gov.notify.api.template;

import gov.notify.api.send.Lengths;
import gov.notify.rendering.Personalisation;
import gov.notify.template.TemplateSnapshot;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What a message made from a template would say (docs/contract/public-api.md, 3.6).
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

    /// @param meter is told of the characters of each part of an email before the next is made, and may throw
    /// @throws gov.notify.api.error.ApiException if an email could not be sent at this length: that takes
    /// much memory. A text may be longer than can be sent.
    static PreviewView of(TemplateSnapshot template, Personalisation values, LongConsumer meter) {
        return switch (template.type()) {
            case EMAIL -> {
                var email = template.email();
                var body = email.body(values);
                var subject = email.subject(values);
                Lengths.check(email, subject, body, values);
                meter.accept(body.length());
                yield of(template, body, subject, Lengths.html(email, values, meter));
            }
            case SMS -> {
                var message = template.sms().message(values, null);
                if (message.isCut()) {
                    Lengths.check(message);
                }
                yield of(template, message.text(), null, null);
            }
        };
    }

    private static PreviewView of(
            TemplateSnapshot template, String body, @Nullable String subject, @Nullable String html) {
        return new PreviewView(
                template.id(), template.type().wireName(), template.version(), body, subject, html, null);
    }

    @Override
    public String toString() {
        return "PreviewView[" + id + "]";
    }
}
