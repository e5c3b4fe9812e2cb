package gov.notify.rendering;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/// Where a link may lead, and how it is written.
final class LinkTarget {

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "ftp");
    private static final String KEPT = ":/?#@!$&()*+,;=%-_.~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private LinkTarget() {}

    /// Whether a link to there may be live: a known scheme, or none at all.
    static boolean isAllowed(String target) {
        if (target.isEmpty()) {
            return false;
        }
        int end = 0;
        while (end < target.length() && isSchemeCharacter(target.charAt(end))) {
            end++;
        }
        boolean hasScheme = end < target.length() && target.charAt(end) == ':' && end > 0;
        return !hasScheme || SCHEMES.contains(target.substring(0, end).toLowerCase(Locale.ROOT));
    }

    /// Percent-encodes what may not stand in a target, in UTF-8; what is encoded already stays as it is.
    static String encode(String target) {
        return encode(target, KEPT);
    }

    /// Percent-encodes everything but ASCII letters, digits and the characters of `kept`, in UTF-8.
    static String encode(String target, String kept) {
        int i = 0;
        while (i < target.length() && isKept(target.charAt(i), kept)) {
            i++;
        }
        if (i == target.length()) {
            return target;
        }
        var out = new StringBuilder(target.length() + 16).append(target, 0, i);
        for (byte b : target.substring(i).getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && isKept((char) b, kept)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    /// Decodes every `%xx`, as UTF-8; a percent sign that no two hexadecimal digits follow stays.
    static String decode(String target) {
        if (target.indexOf('%') < 0) {
            return target;
        }
        var out = new ByteArrayOutputStream(target.length());
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%'
                    && i + 2 < bytes.length
                    && HexFormat.isHexDigit(bytes[i + 1])
                    && HexFormat.isHexDigit(bytes[i + 2])) {
                out.write(HexFormat.fromHexDigit(bytes[i + 1]) * 16 + HexFormat.fromHexDigit(bytes[i + 2]));
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static boolean isSchemeCharacter(char c) {
        return isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
    }

    private static boolean isKept(char c, String kept) {
        return isLetterOrDigit(c) || kept.indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
