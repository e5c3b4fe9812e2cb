package gov.notify.service;

import gov.notify.sandbox.postgres.Postgres;
import gov.notify.sandbox.redis.RedisServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// Gives what api and worker have in common, run as a program of its own, a real Postgres, a real Redis, and keys that
/// are no secret.
public class CommonStores implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "common_test";

    @Override
    public Map<String, String> start() {
        Postgres.shared().createDatabase(DATABASE);
        var settings = new HashMap<String, String>();
        settings.put("DATABASE_URL", Postgres.shared().databaseUrl(DATABASE));
        settings.put("quarkus.datasource.jdbc.url", Postgres.shared().jdbcUrl(DATABASE));
        settings.put("REDIS_URL", RedisServer.shared().url());
        settings.put("quarkus.redis.hosts", RedisServer.shared().url());
        settings.put("SEALING_KEYS", "1:" + bytes(1));
        settings.put("RECIPIENT_HASH_KEY", bytes(2));
        settings.put("NOTIFY_EMAIL_DOMAIN", "notify.example.test");
        settings.put("AWS_US_TOLL_FREE_NUMBER", "+18005550100");
        settings.put("NOTIFY_ENVIRONMENT", "test");
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
