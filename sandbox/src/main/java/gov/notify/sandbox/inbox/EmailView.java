package gov.notify.sandbox.inbox;

import gov.notify.sandbox.sent.Sent;
import gov.notify.sandbox.sent.SentContent;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/// An email in the three ways it can be looked at.
///
/// @param text empty when the email has no plain part
/// @param html empty when the email has no HTML part
/// @param raw the whole MIME message, as SES would have made it
record EmailView(String text, String html, String raw) {
    private static final Session SESSION = Session.getInstance(new Properties());

    static EmailView of(Sent.Email email, SentContent content) {
        try {
            return switch (content) {
                case SentContent.JsonEmail json -> new EmailView(json.text(), json.html(), source(email, json));
                case SentContent.None() -> new EmailView("", "", "");
            };
        } catch (MessagingException | IOException e) {
            return new EmailView("This email cannot be read: " + e.getMessage(), "", "");
        }
    }

    private static String source(Sent.Email email, SentContent.JsonEmail json) throws MessagingException, IOException {
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
        var replyTo = json.replyTo();
        if (!replyTo.isEmpty()) {
            message.setReplyTo(InternetAddress.parse(String.join(",", replyTo), false));
        }
        message.setSubject(email.subject(), "UTF-8");
        for (var header : json.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        message.setSentDate(Date.from(email.at()));
        var alternatives = new MimeMultipart("alternative");
        addPart(alternatives, json.text(), "plain");
        addPart(alternatives, json.html(), "html");
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
}
