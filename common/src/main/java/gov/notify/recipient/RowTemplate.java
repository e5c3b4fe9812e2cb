package gov.notify.recipient;

import gov.notify.rendering.EmailTemplate;
import gov.notify.rendering.Personalisation;
import gov.notify.rendering.SmsMessage;
import gov.notify.rendering.SmsTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The template that each row of a spreadsheet fills in.
public interface RowTemplate {

    /// The header of the column that says whom to send to.
    String recipientColumn();

    /// The template's placeholders, as spelled in it.
    List<String> placeholders();

    /// Throws with the text a user is shown if a message cannot be sent there.
    void check(String recipient) throws InvalidRecipient;

    /// How long the message of a row is.
    MessageLength length(Personalisation values);

    /// Whether a row makes a message that can be sent.
    enum MessageLength {
        FINE,
        EMPTY,
        TOO_LONG
    }

    /// Rows of text messages.
    ///
    /// @param prefix the service's name, if it is shown
    /// @param international whether numbers of other countries are accepted
    static RowTemplate of(SmsTemplate template, @Nullable String prefix, boolean international) {
        return new Texts(template, prefix, international);
    }

    /// Rows of emails, whose length is not limited here.
    static RowTemplate of(EmailTemplate template) {
        return new Emails(template);
    }

    /// See [#of(SmsTemplate, String, boolean)].
    record Texts(SmsTemplate template, @Nullable String prefix, boolean international) implements RowTemplate {

        @Override
        public String recipientColumn() {
            return "phone number";
        }

        @Override
        public List<String> placeholders() {
            return template.placeholders();
        }

        @Override
        public void check(String recipient) throws InvalidRecipient {
            if (international) {
                PhoneNumber.parse(recipient);
            } else {
                PhoneNumber.parseUs(recipient);
            }
        }

        @Override
        public MessageLength length(Personalisation values) {
            int count = template.characterCountWithoutPrefix(values, prefix);
            if (count == 0) {
                return MessageLength.EMPTY;
            }
            return count > SmsMessage.MAX_CHARACTERS ? MessageLength.TOO_LONG : MessageLength.FINE;
        }
    }

    /// See [#of(EmailTemplate)].
    record Emails(EmailTemplate template) implements RowTemplate {

        @Override
        public String recipientColumn() {
            return "email address";
        }

        @Override
        public List<String> placeholders() {
            return template.placeholders();
        }

        @Override
        public void check(String recipient) throws InvalidRecipient {
            EmailAddress.parse(recipient);
        }

        @Override
        public MessageLength length(Personalisation values) {
            return template.isEmpty(values) ? MessageLength.EMPTY : MessageLength.FINE;
        }
    }
}
