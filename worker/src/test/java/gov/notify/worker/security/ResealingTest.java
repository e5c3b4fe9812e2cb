package gov.notify.worker.security;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.sandbox.log.LogLines;
import gov.notify.security.SealedText;
import gov.notify.security.SealingKeys;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.schedule.WorkerPair;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResealingTest {

    private static final String FIRST = key(1);
    private static final String SECOND = key(2);

    private final TestDatabase database = new TestDatabase();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UUID keyId = UUID.randomUUID();
    private UUID service = new UUID(0, 0);

    @BeforeEach
    void aKey() {
        service = UUID.fromString(database.one("select id from services limit 1"));
        database.one(
                "insert into api_keys (id, name, secret, service_id, key_type, created_by_id, version, created_at)"
                        + " select ?, 'key', ?, ?, 'normal', (select id from users limit 1), 1, now() returning 1",
                keyId,
                secrets(FIRST).seal(keyId, service, "open sesame"),
                service);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_new_key_in_front_leaves_secrets_as_they_are_and_counts_them() {
        var before = secret();

        resealing(SECOND + "," + FIRST, false).run();

        assertThat(secret()).isEqualTo(before);
        assertThat(meters.get("secrets_under_old_keys").gauge().value()).isEqualTo(1);
        assertThat(rowsUnder(1)).isEqualTo("1");
    }

    @Test
    void when_asked_they_are_sealed_with_it_and_the_old_key_may_go() {
        resealing(SECOND + "," + FIRST, true).run();

        assertThat(secrets(SECOND).open(keyId, service, secret())).isEqualTo("open sesame");
        assertThat(meters.get("secrets_under_old_keys").gauge().value()).isZero();
        assertThat(rowsUnder(1)).isEqualTo("none");
        assertThat(rowsUnder(2)).isEqualTo("1");
    }

    @Test
    void the_view_counts_every_place_that_holds_sealed_values() {
        database.run("insert into notification_payloads values (gen_random_uuid(), current_date + 1, '\\x05ff'),"
                + " (gen_random_uuid(), current_date + 1, '\\x05ff'), (gen_random_uuid(), current_date + 1, null)");
        database.run("insert into idempotency_keys values"
                + " (gen_random_uuid(), '\\x00', '\\x00', gen_random_uuid(), '\\x07ff', now())");

        assertThat(database.one("select sealed from sealed_rows where place = 'notification_payloads' and key_id = 5"))
                .isEqualTo("2");
        assertThat(database.one("select sealed from sealed_rows where place = 'idempotency_keys' and key_id = 7"))
                .isEqualTo("1");
    }

    @Test
    void old_versions_of_keys_and_the_tokens_of_callbacks_are_sealed_anew_too() {
        database.run("insert into api_keys_history select * from api_keys");
        var callback = UUID.randomUUID();
        database.one(
                "insert into service_callback_api (id, service_id, callback_type, url, bearer_token, updated_by_id,"
                        + " version, created_at) values (?, ?, 'delivery_status', 'https://example.gov', ?,"
                        + " (select id from users limit 1), 1, now()) returning 1",
                callback,
                service,
                secrets(FIRST).seal(callback, service, "a token"));

        resealing(SECOND + "," + FIRST, true).run();

        assertThat(secrets(SECOND).open(keyId, service, database.one("select secret from api_keys_history")))
                .isEqualTo("open sesame");
        assertThat(secrets(SECOND)
                        .open(callback, service, database.one("select bearer_token from service_callback_api")))
                .isEqualTo("a token");
        assertThat(meters.get("secrets_under_old_keys").gauge().value()).isZero();
    }

    @Test
    void one_that_cannot_be_opened_stays_is_counted_and_keeps_no_other() {
        var broken = UUID.randomUUID();
        database.one(
                "insert into api_keys (id, name, secret, service_id, key_type, created_by_id, version, created_at)"
                        + " select ?, 'broken', ?, service_id, key_type, created_by_id, 1, now() from api_keys returning 1",
                broken,
                secrets(FIRST).seal(UUID.randomUUID(), service, "of another row"));
        var before = database.one("select secret from api_keys where id = ?", broken);
        try (var log = new LogLines(Resealing.class.getName())) {
            resealing(SECOND + "," + FIRST, true).run();

            assertThat(log.all()).anyMatch(line -> line.startsWith("ERROR the secret of " + broken));
        }
        assertThat(database.one("select secret from api_keys where id = ?", broken))
                .isEqualTo(before);
        assertThat(meters.get("secrets_under_old_keys").gauge().value()).isEqualTo(1);
        assertThat(secrets(SECOND).open(keyId, service, secret())).isEqualTo("open sesame");
    }

    @Test
    void two_workers_seal_each_once() {
        WorkerPair.runs(database, resealing(SECOND + "," + FIRST, true));

        assertThat(secrets(SECOND).open(keyId, service, secret())).isEqualTo("open sesame");
    }

    private Resealing resealing(String keys, boolean asked) {
        return new Resealing(database.pool(), secrets(keys), meters, asked);
    }

    private String rowsUnder(int key) {
        return database.one("select sealed from sealed_rows where place = 'api_keys' and key_id = ?", key);
    }

    private String secret() {
        return database.one("select secret from api_keys where id = ?", keyId);
    }

    private static SealedText secrets(String keys) {
        return new SealedText(SealingKeys.parse(keys));
    }

    private static String key(int id) {
        var bytes = new byte[32];
        bytes[0] = (byte) id;
        return id + ":" + Base64.getEncoder().encodeToString(bytes);
    }
}
