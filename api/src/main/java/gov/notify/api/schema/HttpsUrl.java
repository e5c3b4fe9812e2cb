package gov.notify.api.schema;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads the URL behind which a receiver unsubscribes with one click: absolute, https, with a host, at most 2048
/// characters (public contract, section 3.1).
final class HttpsUrl {

    private static final int MOST = 2048;

    private HttpsUrl() {}

    static @Nullable String parse(String text) {
        if (text.length() > MOST || !text.startsWith("https://")) {
            return null;
        }
        try {
            var host = new URI(text).getHost();
            return host == null || host.isEmpty() ? null : text;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
