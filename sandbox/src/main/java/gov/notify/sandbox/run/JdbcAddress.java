package gov.notify.sandbox.run;

import java.net.URI;

/// `DATABASE_URL` as JDBC has it.
final class JdbcAddress {
    private JdbcAddress() {}

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
        if (uri.getRawUserInfo() != null) {
            var parts = uri.getRawUserInfo().split(":", 2);
            jdbc.append("?user=").append(parts[0]);
            if (parts.length > 1) {
                jdbc.append("&password=").append(parts[1]);
            }
            separator = '&';
        }
        return uri.getRawQuery() == null
                ? jdbc.toString()
                : jdbc.append(separator).append(uri.getRawQuery()).toString();
    }
}
