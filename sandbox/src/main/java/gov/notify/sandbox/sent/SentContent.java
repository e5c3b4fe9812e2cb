package gov.notify.sandbox.sent;

import gov.notify.sandbox.http.Form;
import java.util.List;

/// The body of a sent message as it came, made readable only when someone looks.
public sealed interface SentContent {
    /// What it holds in memory.
    int size();

    /// The whole request of an SES SendEmail, in AWS's query protocol.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record SimpleEmail(byte[] form) implements SentContent {
        @Override
        public int size() {
            return form.length;
        }

        public String text() {
            return Form.of(form).valueOrEmpty("Message.Body.Text.Data");
        }

        public String html() {
            return Form.of(form).valueOrEmpty("Message.Body.Html.Data");
        }

        public List<String> replyTo() {
            return Form.of(form).members("ReplyToAddresses");
        }
    }

    /// A MIME message.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record RawEmail(byte[] mime) implements SentContent {
        @Override
        public int size() {
            return mime.length;
        }
    }

    /// A text's body stands in [Sent.Text].
    record None() implements SentContent {
        @Override
        public int size() {
            return 0;
        }
    }
}
