package gov.notify.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gov.notify.jdbc.Sql;
import gov.notify.queue.Hint;
import gov.notify.sandbox.postgres.MigratedDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationWriterTest {

    private static final UUID SERVICE = UUID.randomUUID();
    private static final DataSource database = MigratedDatabase.create().pool(8);

    private final Queue<Hint> hinted = new ConcurrentLinkedQueue<>();
    private final NotificationWriter writer = new NotificationWriter(
            database, hinted::addAll, Clock.systemUTC(), new Drafts.Settings(), new SimpleMeterRegistry());

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void a_written_notification_stands_in_all_three_tables_and_is_hinted() {
        var notification = notification(null);

        assertThat(writer.write(notification)).isInstanceOf(WriteOutcome.Stored.class);

        assertThat(count("notifications", "id", notification)).isEqualTo(1);
        assertThat(count("notification_payloads", "notification_id", notification))
                .isEqualTo(1);
        assertThat(count("send_queue", "notification_id", notification)).isEqualTo(1);
        assertThat(hinted)
                .singleElement()
                .satisfies(hint ->
                        assertThat(hint.id()).isEqualTo(notification.id().toString()));
    }

    @Test
    void hundreds_of_callers_share_few_commits_and_each_message_is_stored_once() throws Exception {
        var notifications = new ArrayList<NewNotification>();
        for (int i = 0; i < 500; i++) {
            notifications.add(notification(null));
        }
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var written = callers.invokeAll(notifications.stream()
                    .map(notification -> (Callable<WriteOutcome>) () -> writer.write(notification))
                    .toList());
            for (Future<WriteOutcome> outcome : written) {
                assertThat(outcome.get()).isInstanceOf(WriteOutcome.Stored.class);
            }
        }
        assertThat(queued(notifications)).isEqualTo(500);
        assertThat(hinted).hasSize(500);
    }

    @Test
    void what_an_api_with_a_fast_clock_accepts_is_due_at_once() {
        var notification =
                new Drafts(SERVICE, null, null, null).build(Instant.now().plusSeconds(60));

        writer.write(notification);

        assertThat(count("send_queue", "due_at <= now() and notification_id", notification))
                .isEqualTo(1);
    }

    @Test
    void what_an_api_with_a_fast_clock_accepts_is_not_enqueued_in_the_future() {
        var notification = notification(null);
        var fast = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(60));
        var ahead = new NotificationWriter(
                database, hinted::addAll, fast, new Drafts.Settings(), new SimpleMeterRegistry());

        ahead.write(notification);
        ahead.close();

        assertThat(count("send_queue", "enqueued_at <= now() and notification_id", notification))
                .isEqualTo(1);
    }

    @Test
    void writing_again_after_the_message_was_sent_does_not_queue_it_again() {
        var notification = notification(null);
        writer.write(notification);
        Sql.once(database, connection -> connection.createStatement().executeUpdate("delete from send_queue"));

        writer.write(notification);

        assertThat(count("notifications", "id", notification)).isEqualTo(1);
        assertThat(count("send_queue", "notification_id", notification)).isZero();
    }

    @Test
    void a_row_the_database_refuses_does_not_fail_its_neighbours() throws Exception {
        var good = notification(null);
        var bad = withReference(notification(null), "broken\0text");
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> writer.write(good));
            var second = callers.submit(() -> writer.write(bad));
            assertThat(first.get()).isInstanceOf(WriteOutcome.Stored.class);
            assertThatThrownBy(second::get).hasCauseInstanceOf(Sql.Refused.class);
        }
        assertThat(count("notifications", "id", good)).isEqualTo(1);
        assertThat(count("notifications", "id", bad)).isZero();
    }

    @Test
    void the_same_key_and_request_gets_the_first_answer_and_stores_nothing() {
        var first = notification(Drafts.key("k1", "body"));
        var again = notification(Drafts.key("k1", "body"));

        assertThat(writer.write(first)).isInstanceOf(WriteOutcome.Stored.class);
        assertThat(writer.write(again)).isInstanceOfSatisfying(WriteOutcome.Replayed.class, replay -> {
            assertThat(replay.notificationId()).isEqualTo(first.id());
            assertThat(new String(replay.sealedAnswer(), StandardCharsets.UTF_8))
                    .isEqualTo("answer to body");
        });
        assertThat(count("notifications", "id", again)).isZero();
    }

    @Test
    void the_same_key_with_another_request_is_a_mistake() {
        writer.write(notification(Drafts.key("k2", "body")));
        assertThat(writer.write(notification(Drafts.key("k2", "other")))).isInstanceOf(WriteOutcome.KeyReused.class);
    }

    @Test
    void a_key_is_one_services_own() {
        writer.write(notification(Drafts.key("k3", "body")));
        assertThat(writer.write(ofService(UUID.randomUUID(), notification(Drafts.key("k3", "body")))))
                .isInstanceOf(WriteOutcome.Stored.class);
    }

    @Test
    void of_many_callers_with_one_key_exactly_one_is_stored() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<WriteOutcome>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(() -> writer.write(notification(Drafts.key("k4", "body"))));
            }
            int stored = 0;
            for (Future<WriteOutcome> outcome : callers.invokeAll(calls)) {
                stored += outcome.get() instanceof WriteOutcome.Stored ? 1 : 0;
            }
            assertThat(stored).isEqualTo(1);
        }
    }

    @Test
    void a_key_older_than_a_day_is_forgotten() {
        writer.write(notification(Drafts.key("k5", "body")));
        Sql.once(
                database,
                connection -> connection
                        .createStatement()
                        .executeUpdate("update idempotency_keys set created_at = created_at - interval '25 hours'"));

        assertThat(writer.write(notification(Drafts.key("k5", "other")))).isInstanceOf(WriteOutcome.Stored.class);
    }

    @Test
    void a_scheduled_message_is_due_at_its_time() {
        var at = Instant.parse("2030-01-01T00:00:00Z");
        var notification = scheduled(notification(null), at);

        writer.write(notification);

        Timestamp due = Sql.once(database, connection -> {
            try (var statement =
                    connection.prepareStatement("select due_at from send_queue where notification_id = ?")) {
                statement.setObject(1, notification.id());
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getTimestamp(1);
                }
            }
        });
        assertThat(due.toInstant()).isEqualTo(at);
        assertThat(hinted)
                .singleElement()
                .satisfies(hint ->
                        assertThat(Instant.now().plus(hint.delay())).isCloseTo(at, within(1, ChronoUnit.MINUTES)));
    }

    private static NewNotification notification(NewNotification.@Nullable Idempotency idempotency) {
        return new Drafts(SERVICE, null, null, idempotency).build();
    }

    private static NewNotification withReference(NewNotification like, String reference) {
        return new Drafts(like.serviceId(), reference, null, like.idempotency()).build();
    }

    private static NewNotification ofService(UUID service, NewNotification like) {
        return new Drafts(service, null, null, like.idempotency()).build();
    }

    private static NewNotification scheduled(NewNotification like, Instant at) {
        return new Drafts(like.serviceId(), null, at, like.idempotency()).build();
    }

    private static int queued(List<NewNotification> notifications) {
        return Sql.once(database, connection -> {
            try (var statement =
                    connection.prepareStatement("select count(*) from send_queue where notification_id = any (?)")) {
                var ids = notifications.stream().map(NewNotification::id).toArray();
                statement.setArray(1, connection.createArrayOf("uuid", ids));
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    private static int count(String table, String column, NewNotification notification) {
        return Sql.once(database, connection -> {
            try (var statement =
                    connection.prepareStatement("select count(*) from " + table + " where " + column + " = ?")) {
                statement.setObject(1, notification.id());
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }
}
