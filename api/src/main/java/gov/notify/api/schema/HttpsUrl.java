package gov.notify.api.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/// Reads a URL that is absolute, https and with a host, and makes it ASCII: what is not is percent-encoded in
/// UTF-8.
final class HttpsUrl {

    static final String NONE = "is not a valid https url";

    private HttpsUrl() {}

    /// @param most characters of it in ASCII
    static String parse(String text, int most) throws InvalidValueException {
        if (!text.startsWith("https://")) {
            throw new InvalidValueException(NONE);
        }
        if (text.length() > most) {
            throw tooLong(most);
        }
        var ascii = ascii(text);
        if (ascii.length() > most) {
            throw tooLong(most);
        }
        try {
            var host = new URI(ascii).getHost();
            if (host == null || host.isEmpty()) {
                throw new InvalidValueException(NONE);
            }
            return ascii;
        } catch (URISyntaxException e) {
            throw new InvalidValueException(NONE);
        }
    }

    private static InvalidValueException tooLong(int most) {
        return new InvalidValueException("is too long: it must fit into " + most + " characters, percent-encoded");
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
