package gov.notify.sandbox.run;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// `DATABASE_URL` as JDBC has it.
final class DatabaseUrl {
    private DatabaseUrl() {}

    /// `postgres://user:password@host:port/database?parameters` becomes
    /// `jdbc:postgresql://host:port/database?user=user&password=password&parameters`; what is JDBC already stays.
    static String toJdbc(String url) {
        if (url.startsWith("jdbc:")) {
            return url;
        }
        var uri = URI.create(url);
        var jdbc = new StringBuilder("jdbc:postgresql://").append(uri.getHost());
        if (uri.getPort() >= 0) {
            jdbc.append(':').append(uri.getPort());
        }
        jdbc.append(uri.getRawPath());
        var separator = '?';
        if (uri.getUserInfo() != null) {
            var parts = uri.getUserInfo().split(":", 2);
            jdbc.append("?user=").append(encoded(parts[0]));
            if (parts.length > 1) {
                jdbc.append("&password=").append(encoded(parts[1]));
            }
            separator = '&';
        }
        return uri.getRawQuery() == null
                ? jdbc.toString()
                : jdbc.append(separator).append(uri.getRawQuery()).toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
