package gov.notify.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where Postgres is, in the form platforms give it: `postgres://user:password@host:port/database?parameters`, or a
/// JDBC URL.
record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    private static final int DEFAULT_PORT = 5432;

    /// @throws IllegalArgumentException saying what is wrong, without the password
    static DatabaseUrl parse(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(url, null, null);
        }
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
            throw new IllegalArgumentException(
                    "DATABASE_URL must start with postgres://, postgresql:// or jdbc:postgresql:");
        }
        URI uri = uri(url);
        String path = uri.getPath();
        if (uri.getHost() == null || path == null || path.length() < 2) {
            throw new IllegalArgumentException("DATABASE_URL must name a host and a database");
        }
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseUrl(
                "jdbc:postgresql://" + uri.getHost() + ":" + port + path + query,
                login.length > 0 ? decode(login[0]) : null,
                login.length > 1 ? decode(login[1]) : null);
    }

    Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", jdbcUrl);
        if (user != null) {
            settings.put("quarkus.datasource.username", user);
        }
        if (password != null) {
            settings.put("quarkus.datasource.password", password);
        }
        return settings;
    }

    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            // The cause is dropped: it quotes the URL, and with it the password.
            throw new IllegalArgumentException("DATABASE_URL is not a URL");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "DatabaseUrl[" + user + "]";
    }
}
