package gov.notify.worker.provider;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// An email as the bytes of RFC 5322, for what the simple form of SES cannot carry: headers of our own.
final class RawMail {

    private static final Session NO_SESSION = Session.getInstance(new Properties());
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private RawMail() {}

    /// @param from as [MailAddress#from] wrote it
    /// @param unsubscribeUrl for one-click unsubscribing, RFC 8058
    /// @throws IllegalArgumentException if one of the addresses, the subject or the URL cannot stand in a header
    static byte[] of(
            OutgoingMessage.Email email, String from, String to, @Nullable String replyTo, String unsubscribeUrl) {
        try {
            var mail = new MimeMessage(NO_SESSION);
            set(mail, "From", from);
            set(mail, "To", to);
            if (replyTo != null) {
                set(mail, "Reply-To", replyTo);
            }
            mail.setHeader("Subject", HeaderText.unstructured("Subject: ".length(), email.subject()));
            set(mail, "List-Unsubscribe", "<" + unsubscribeUrl + ">");
            set(mail, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            mail.setContent(bothShapes(email));
            var bytes = new ByteArrayOutputStream(
                    email.html().length() + email.text().length() + 1024);
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            // Without the cause: its message quotes what it could not write.
            throw new IllegalArgumentException(
                    "the email cannot be written: " + e.getClass().getSimpleName());
        }
    }

    private static MimeMultipart bothShapes(OutgoingMessage.Email email) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(email.text(), UTF_8, "plain");
        var html = new MimeBodyPart();
        html.setText(email.html(), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }

    private static void set(MimeMessage mail, String name, String value) throws MessagingException {
        mail.setHeader(name, HeaderText.structured(name.length() + 2, value));
    }
}
