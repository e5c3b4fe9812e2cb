package gov.notify.sandbox.inbox;

import gov.notify.sandbox.sent.Sent;
import gov.notify.sandbox.sent.SentContent;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/// An email in the three ways it can be looked at.
///
/// @param text empty when the email has no plain part
/// @param html empty when the email has no HTML part
/// @param raw the whole MIME message; of a simple send, as SES would have made it
record EmailView(String text, String html, String raw) {
    private static final Session SESSION = Session.getInstance(new Properties());

    static EmailView of(Sent.Email email, SentContent content) {
        try {
            return switch (content) {
                case SentContent.Simple simple -> new EmailView(simple.text(), simple.html(), source(email, simple));
                case SentContent.RawEmail raw -> {
                    var message = new MimeMessage(SESSION, new ByteArrayInputStream(raw.mime()));
                    yield new EmailView(
                            body(message, "text/plain").orElse(""),
                            body(message, "text/html").orElse(""),
                            new String(raw.mime(), StandardCharsets.UTF_8));
                }
                case SentContent.None() -> new EmailView("", "", "");
            };
        } catch (MessagingException | IOException e) {
            return new EmailView("This email cannot be read: " + e.getMessage(), "", "");
        }
    }

    private static String source(Sent.Email email, SentContent.Simple simple) throws MessagingException, IOException {
        var message = new MimeMessage(SESSION) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + email.id() + "@us-west-2.amazonses.com>");
            }
        };
        message.setFrom(new InternetAddress(email.from(), false));
        for (var recipient : email.recipients()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient, false));
        }
        var replyTo = simple.replyTo();
        if (!replyTo.isEmpty()) {
            message.setReplyTo(InternetAddress.parse(String.join(",", replyTo), false));
        }
        message.setSubject(email.subject(), "UTF-8");
        for (var header : simple.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        message.setSentDate(Date.from(email.at()));
        var alternatives = new MimeMultipart("alternative");
        addPart(alternatives, simple.text(), "plain");
        addPart(alternatives, simple.html(), "html");
        message.setContent(alternatives);
        message.saveChanges();
        var raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        return raw.toString(StandardCharsets.UTF_8);
    }

    private static void addPart(MimeMultipart alternatives, String body, String subtype) throws MessagingException {
        if (!body.isEmpty()) {
            var part = new MimeBodyPart();
            part.setText(body, "UTF-8", subtype);
            alternatives.addBodyPart(part);
        }
    }

    private static Optional<String> body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return Optional.of(text);
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                var found = body(inner, type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
