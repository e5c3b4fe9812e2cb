package gov.notify.worker.provider;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// Writes addresses the way SES and RFC 5322 want them, whatever the service is called.
final class MailAddress {

    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");
    private static final Pattern SPECIAL = Pattern.compile("([\"\\\\])");
    /// So many bytes make an encoded word of 72 characters; RFC 2047, section 2, allows 75.
    private static final int BYTES_OF_A_WORD = 45;

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
        var words = new StringJoiner(" ");
        var word = new StringBuilder();
        int bytes = 0;
        for (int point : name.codePoints().toArray()) {
            int more = utf8(Character.toString(point)).length;
            if (bytes + more > BYTES_OF_A_WORD) {
                words.add(encodedWord(word));
                word.setLength(0);
                bytes = 0;
            }
            word.appendCodePoint(point);
            bytes += more;
        }
        return words.add(encodedWord(word)).toString();
    }

    private static String encodedWord(StringBuilder text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(utf8(text.toString())) + "?=";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
