package gov.notify.api.send;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.rendering.EmailTemplate;
import gov.notify.rendering.EmailTooLarge;
import gov.notify.rendering.Personalisation;
import gov.notify.rendering.SmsMessage;
import java.util.function.LongConsumer;

/// Refuses messages that are too long, in the words of docs/contract/public-api.md, 2.2.
public final class Lengths {

    private Lengths() {}

    /// A text has at most 918 characters without its prefix.
    public static void check(SmsMessage message) {
        if (message.isTooLong()) {
            throw tooLong("Text messages cannot be longer than " + SmsMessage.MAX_CHARACTERS
                    + " characters. Your message is " + message.characterCountWithoutPrefix() + " characters long.");
        }
    }

    /// An email's filled-in body has at most 2 000 000 bytes, its subject 10 000 characters.
    ///
    /// @param subject what the template made of the values, as is the body
    public static void check(EmailTemplate email, String subject, String body, Personalisation values) {
        long bytes = email.sizeOf(body, values);
        if (bytes > EmailTemplate.MAX_BYTES) {
            throw tooLong("Emails cannot be longer than " + EmailTemplate.MAX_BYTES + " bytes. Your message is " + bytes
                    + " bytes.");
        }
        long characters = email.lengthOf(subject, values);
        if (characters > EmailTemplate.MAX_SUBJECT) {
            throw tooLong("Subjects cannot be longer than " + EmailTemplate.MAX_SUBJECT
                    + " characters. Your subject is " + characters + " characters long.");
        }
    }

    /// Values that are to be sanitised have as many characters together as an email may have bytes.
    static void checkSanitised(long characters) {
        if (characters > EmailTemplate.MAX_BYTES) {
            throw tooLong("Values to sanitise cannot be longer than " + EmailTemplate.MAX_BYTES
                    + " characters together. Yours are " + characters + " characters long.");
        }
    }

    /// The body as HTML.
    ///
    /// @param estimate is told how many characters it may have before it is made, and may throw
    public static String html(EmailTemplate email, Personalisation values, LongConsumer estimate) {
        try {
            return email.boundedPreviewHtml(values, estimate);
        } catch (EmailTooLarge e) {
            throw tooLong("It has more formatting than an email can hold.");
        }
    }

    private static ApiException tooLong(String why) {
        return ApiError.badRequest("Your message is too long. " + why).thrown();
    }
}
