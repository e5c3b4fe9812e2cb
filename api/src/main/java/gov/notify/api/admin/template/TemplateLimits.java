package gov.notify.api.admin.template;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.rendering.EmailTemplate;
import gov.notify.rendering.Personalisation;
import gov.notify.rendering.SmsMessage;
import gov.notify.rendering.SmsTemplate;
import java.util.List;
import java.util.Map;

/// How long the parts of a template may be: no longer than what may be sent, whatever is filled in.
final class TemplateLimits {

    private TemplateLimits() {}

    /// A text counts as it is sent without its prefix, and placeholders as nothing.
    static void checkContent(String type, String content) {
        if (type.equals("sms")) {
            // Longer than a text may be with all that is not counted: not even looked at.
            if (content.length() > SmsTemplate.MAX_FILLED
                    || SmsTemplate.of(content).characterCountWithoutPrefix(Personalisation.none(), null)
                            > SmsMessage.MAX_CHARACTERS) {
                throw tooLong("content", SmsMessage.MAX_CHARACTERS);
            }
        } else if (content.length() > EmailTemplate.MAX_BYTES) {
            throw tooLong("content", EmailTemplate.MAX_BYTES);
        }
    }

    /// Of an email.
    static void checkSubject(String subject) {
        if (subject.isBlank()) {
            throw fault("subject", "Invalid template subject");
        }
        if (subject.length() > EmailTemplate.MAX_SUBJECT) {
            throw tooLong("subject", EmailTemplate.MAX_SUBJECT);
        }
    }

    private static ApiException tooLong(String field, int limit) {
        var what = field.equals("content") ? "Content" : "Subject";
        return fault(field, what + " has a character count greater than the limit of " + limit);
    }

    private static ApiException fault(String field, String text) {
        return ApiError.invalidFields(Map.of(field, List.of(text))).thrown();
    }
}
