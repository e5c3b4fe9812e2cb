package gov.notify.api.admin.template;

import gov.notify.api.error.ApiError;
import gov.notify.api.send.Lengths;
import gov.notify.rendering.EmailTemplate;
import gov.notify.rendering.Personalisation;
import gov.notify.rendering.SmsTemplate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A template with its placeholders filled in.
final class TemplatePreview {

    private TemplatePreview() {}

    /// @throws gov.notify.api.error.ApiException 400 where a placeholder has no value, or a message of it would be
    /// longer than may be sent
    static AdminTemplateView of(AdminTemplateView template, Personalisation values) {
        var text = template.text();
        if (text.templateType().equals("sms")) {
            var sms = SmsTemplate.of(text.content());
            requireNone(sms.missing(values));
            var message = sms.message(values, null);
            if (message.isCut()) {
                Lengths.check(message);
            }
            return template.saying(null, message.text());
        }
        var email = EmailTemplate.of(Objects.requireNonNullElse(text.subject(), ""), text.content());
        requireNone(email.missing(values));
        var subject = email.subject(values);
        var body = email.body(values);
        Lengths.check(email, subject, body, values);
        return template.saying(subject, body);
    }

    private static void requireNone(List<String> missing) {
        if (!missing.isEmpty()) {
            var text = "Missing personalisation: " + String.join(", ", missing);
            throw ApiError.invalidFields(Map.of("template", List.of(text))).thrown();
        }
    }
}
