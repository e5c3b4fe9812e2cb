package gov.notify.api.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.notification.Uuid7;
import gov.notify.sandbox.postgres.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Reads that take long, beside sends.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ReadsBesideSendsTest {

    private static final String YESTERDAY =
            "SELECT 'notifications_p' || to_char((now() - interval '1 day') AT TIME ZONE 'UTC', 'YYYYMMDD')";
    private static final String WAITING = "SELECT count(*) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ILIKE '%from notifications%'";

    @Inject
    Services services;

    @TestHTTPResource
    @Nullable
    URL url;

    @Test
    void one_service_that_reads_hard_does_not_slow_anothers_sends() throws SQLException {
        var calls = new HttpCalls("http://127.0.0.1:" + (url == null ? 0 : url.getPort()));
        var reader = services.service().make();
        var sender = services.service().make();
        var template = services.template(sender, "sms", null, "All well");
        var body = "{\"phone_number\":\"202-555-0123\",\"template_id\":\"" + template + "\"}";
        assertThat(calls.post(sender, "/v2/notifications/sms", body).status()).isEqualTo(201);
        assertThat(calls.get(reader, "/v2/notifications").status()).isEqualTo(200);
        var yesterday = Instant.now().minus(Duration.ofDays(1));
        var old = Uuid7.next(yesterday);
        services.sql("""
                insert into notifications (id, service_id, template_id, template_version, key_type, notification_type,
                                           created_at)
                values (?, ?, ?, 1, 'normal', 'sms', ?)
                """, old, reader.id(), services.template(reader, "sms", null, "All well"), yesterday);

        try (var readers = Executors.newVirtualThreadPerTaskExecutor();
                var locking = connection();
                var asking = connection()) {
            // whoever reads what is of yesterday waits from now on, for as long as reads may take
            locking.setAutoCommit(false);
            one(locking, "LOCK TABLE " + one(locking, YESTERDAY) + " IN ACCESS EXCLUSIVE MODE", false);
            for (int i = 0; i < 20; i++) {
                readers.execute(() -> calls.get(reader, "/v2/notifications/" + old));
                readers.execute(() -> calls.get(reader, "/v2/notifications"));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> Integer.parseInt(one(asking, WAITING)) >= 5);

            for (int i = 0; i < 20; i++) {
                long began = System.nanoTime();
                assertThat(calls.post(sender, "/v2/notifications/sms", body).status())
                        .isEqualTo(201);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            }
            locking.rollback();
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(Postgres.shared().jdbcUrl("api_test"));
    }

    private static String one(Connection connection, String sql) throws SQLException {
        return one(connection, sql, true);
    }

    private static String one(Connection connection, String sql, boolean answers) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            if (!answers) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
