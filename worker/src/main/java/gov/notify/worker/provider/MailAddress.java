package gov.notify.worker.provider;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.regex.Pattern;

/// Writes addresses the way SES and RFC 5322 want them, whatever the service is called.
final class MailAddress {

    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");
    private static final Pattern SPECIAL = Pattern.compile("([\"\\\\])");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]");

    private MailAddress() {}

    /// `"{name}" <{localPart}@{domain}>`; a name outside ASCII becomes encoded words (RFC 2047). Nothing in
    /// the name can end the header or start another.
    static String from(OutgoingMessage.Sender sender, String domain) {
        var name = UNPRINTABLE.matcher(sender.name()).replaceAll("");
        var mailbox = "<" + sender.localPart() + "@" + domain + ">";
        return isAscii(name)
                ? '"' + SPECIAL.matcher(name).replaceAll("\\\\$1") + "\" " + mailbox
                : encodedWords(name) + " " + mailbox;
    }

    private static String encodedWords(String name) {
        try {
            return FOLD.matcher(MimeUtility.encodeText(name, "UTF-8", "B")).replaceAll(" ");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("this JDK has no UTF-8", e);
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
