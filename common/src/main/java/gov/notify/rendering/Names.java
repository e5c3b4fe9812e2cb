package gov.notify.rendering;

import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// Names in the narrower forms that addresses, ids and sentences need.
public final class Names {

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern DOTS = Pattern.compile("\\.{2,}");

    private Names() {}

    /// The local part of an email address made of a service's name: `parks.department`.
    ///
    /// Only ASCII letters and digits are left; nothing at all of a name in another script, so callers must
    /// ask for another one when this is empty.
    public static String emailLocalPart(String name) {
        String dotted = DOTS.matcher(plain(name, '.')).replaceAll(".");
        int start = dotted.startsWith(".") ? 1 : 0;
        int end = dotted.endsWith(".") && dotted.length() > start ? dotted.length() - 1 : dotted.length();
        return dotted.substring(start, end);
    }

    /// An id made of a name: `parks-department`.
    public static String idSafe(String name) {
        return plain(name, '-');
    }

    private static String plain(String name, char space) {
        String letters =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String spaced = Whitespace.collapse(Whitespace.strip(letters)).replace(' ', space);
        var out = new StringBuilder(spaced.length());
        String lower = spaced.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == space) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// Text for a medium that has only ASCII: other letters lose their marks or become question marks.
    public static String asciiDowngrade(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> SmsAlphabet.appendAscii(c, out));
        return out.toString();
    }

    /// An id in 22 characters that may stand in a URL.
    public static String base64(UUID id) {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// A token for the end of a link, where mail clients would take a full stop for the end of a sentence.
    public static String encodeFullStops(String token) {
        return token.replace(".", "%2E");
    }

    /// How a list of names reads in a sentence of HTML: `‘a’, ‘b’ and ‘c’`.
    ///
    /// @param prefix stands before a single item, with a space; may be empty
    /// @param prefixPlural stands before several
    public record SentenceList(
            String conjunction,
            String beforeEach,
            String afterEach,
            String separator,
            String prefix,
            String prefixPlural) {

        /// The usual form.
        public static final SentenceList QUOTED = new SentenceList("and", "‘", "’", ", ", "", "");

        public String of(List<String> items) {
            List<String> quoted = new ArrayList<>();
            items.forEach(item -> quoted.add(beforeEach + Html.escape(item) + afterEach));
            String word = items.size() == 1 ? prefix : prefixPlural;
            String before = word.isEmpty() ? "" : word + " ";
            if (quoted.size() < 2) {
                return before + String.join("", quoted);
            }
            String last = quoted.removeLast();
            return before + String.join(separator, quoted) + " " + conjunction + " " + last;
        }
    }
}
