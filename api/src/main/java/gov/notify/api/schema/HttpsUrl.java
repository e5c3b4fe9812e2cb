package gov.notify.api.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads the URL behind which a receiver unsubscribes with one click: absolute, https, with a host (public contract,
/// section 3.1).
///
/// It is sent in a header. There it is ASCII (what is not is percent-encoded in UTF-8), and a line has room for 970
/// characters of it (RFC 5322, section 2.1.1).
final class HttpsUrl {

    private static final int MOST = 970;

    private HttpsUrl() {}

    /// The URL as it stands in the header, or null if it is none.
    static @Nullable String parse(String text) {
        if (text.length() > MOST || !text.startsWith("https://")) {
            return null;
        }
        var ascii = ascii(text);
        try {
            var host = new URI(ascii).getHost();
            return ascii.length() > MOST || host == null || host.isEmpty() ? null : ascii;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String ascii(String text) {
        var encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b < 0) {
                encoded.append('%').append(String.format("%02X", b));
            } else {
                encoded.append((char) b);
            }
        }
        return encoded.toString();
    }
}
