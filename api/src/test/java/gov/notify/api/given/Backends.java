package gov.notify.api.given;

import gov.notify.sandbox.postgres.Postgres;
import gov.notify.sandbox.redis.RedisServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// Gives the api under test a database of its own on a real Postgres, a real Redis, and keys that are no secret.
public class Backends implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "api_test";

    @Override
    public Map<String, String> start() {
        var postgres = Postgres.shared();
        postgres.createDatabase(DATABASE);
        var settings = new HashMap<String, String>();
        settings.put("DATABASE_URL", postgres.databaseUrl(DATABASE));
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(DATABASE));
        settings.put("REDIS_URL", RedisServer.shared().url());
        settings.put("quarkus.redis.hosts", RedisServer.shared().url());
        settings.put("SEALING_KEYS", "1:" + bytes(1));
        settings.put("RECIPIENT_HASH_KEY", bytes(2));
        settings.put("SECRET_KEY", "no secret");
        settings.put("DANGEROUS_SALT", "no salt, at least 16 bytes");
        settings.put("ADMIN_CLIENT_ID", "notify-admin");
        settings.put("ADMIN_CLIENT_SECRET", "admin secret");
        settings.put("ADMIN_BASE_URL", "http://admin.test");
        settings.put("NOTIFY_EMAIL_DOMAIN", "notify.sandbox.test");
        settings.put("AWS_US_TOLL_FREE_NUMBER", "+18005550100");
        settings.put("API_HOST_NAME", "https://api.test");
        settings.put("NOTIFY_ENVIRONMENT", "development");
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        return settings;
    }

    @Override
    public void stop() {
        // Both servers are shared by all tests of this JVM and go with it.
    }

    private static String bytes(int value) {
        var bytes = new byte[32];
        bytes[0] = (byte) value;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
