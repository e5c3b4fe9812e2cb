package gov.notify.config;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// Where Redis is: `redis://` or `rediss://` (TLS, with the host's name verified).
record RedisUrl(String url) {

    private static final String TLS = "rediss";

    /// @throws IllegalArgumentException saying what is wrong, without the password
    static RedisUrl parse(String url) {
        var uri = uri(url);
        boolean known = "redis".equals(uri.getScheme()) || TLS.equals(uri.getScheme());
        if (!known || uri.getHost() == null) {
            throw new IllegalArgumentException("REDIS_URL must be redis:// or rediss://, with a host");
        }
        return new RedisUrl(url);
    }

    /// As the broker of the platform means it: what has a password speaks TLS alone, whatever its URL says.
    static RedisUrl bound(String url) {
        var uri = uri(url);
        return parse("redis".equals(uri.getScheme()) && uri.getRawUserInfo() != null ? TLS + url.substring(5) : url);
    }

    Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.redis.hosts", url);
        if (url.startsWith(TLS)) {
            settings.put("quarkus.redis.tls.hostname-verification-algorithm", "HTTPS");
        }
        return settings;
    }

    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            // The cause is dropped: it quotes the URL, and with it the password.
            throw new IllegalArgumentException("REDIS_URL is not a URL");
        }
    }

    @Override
    public String toString() {
        return "RedisUrl";
    }
}
