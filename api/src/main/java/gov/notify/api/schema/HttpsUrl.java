package gov.notify.api.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/// Reads the URL behind which a receiver unsubscribes with one click: absolute, https, with a host
/// (docs/contract/public-api.md, 3.1).
///
/// It is sent in a header, between angle brackets. There it is ASCII (what is not is percent-encoded in UTF-8), and SES
/// takes 870 characters. <https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html>
final class HttpsUrl {

    private static final int MOST = 868;
    static final String NONE = "is not a valid https url";
    private static final String TOO_LONG = "is too long: it must fit into " + MOST + " characters, percent-encoded";

    private HttpsUrl() {}

    /// The URL as it stands in the header.
    static String parse(String text) throws InvalidValueException {
        if (!text.startsWith("https://")) {
            throw new InvalidValueException(NONE);
        }
        if (text.length() > MOST) {
            throw new InvalidValueException(TOO_LONG);
        }
        var ascii = ascii(text);
        if (ascii.length() > MOST) {
            throw new InvalidValueException(TOO_LONG);
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
