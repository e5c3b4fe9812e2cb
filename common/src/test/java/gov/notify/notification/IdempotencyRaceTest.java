package gov.notify.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gov.notify.jdbc.OwnDatabase;
import gov.notify.jdbc.Sql;
import gov.notify.notification.WriteOutcome.KeyReused;
import gov.notify.notification.WriteOutcome.Replayed;
import gov.notify.notification.WriteOutcome.Stored;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The same Idempotency-Key at two instances at once, and twice in one batch.
class IdempotencyRaceTest {

    private static final OwnDatabase DATABASE = OwnDatabase.create(10);
    private final UUID service = UUID.randomUUID();
    private final List<NotificationWriter> instances =
            Stream.generate(IdempotencyRaceTest::instance).limit(2).toList();

    @AfterEach
    void end() {
        instances.forEach(NotificationWriter::close);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void of_many_at_two_instances_one_is_stored_and_all_hear_of_that_one() throws Exception {
        for (int round = 0; round < 5; round++) {
            var key = "k" + round;
            var outcomes = atOnce(
                    20,
                    i -> writer(i).write(Drafts.of(service).withKey(key, "body").build()));

            assertThat(outcomes).filteredOn(Stored.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Replayed.class::isInstance)
                    .hasSize(19)
                    .extracting(outcome -> ((Replayed) outcome).notificationId())
                    .containsOnly(DATABASE.one(
                            UUID.class,
                            "select notification_id from idempotency_keys where key_hash = ?",
                            key.getBytes(UTF_8)));
        }
        assertThat(stored()).isEqualTo(5);
    }

    @Test
    void of_two_requests_with_one_key_one_is_stored_and_the_other_is_a_mistake() throws Exception {
        var outcomes = atOnce(
                10,
                i -> writer(i)
                        .write(Drafts.of(service).withKey("k", "body " + i).build()));

        assertThat(outcomes).filteredOn(Stored.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(KeyReused.class::isInstance).hasSize(9);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void within_one_batch_the_first_use_wins_and_those_without_a_key_are_all_stored() {
        var plain = Drafts.of(service);
        var batch = List.of(
                plain.build(),
                plain.withKey("a", "body").build(),
                plain.withKey("a", "body").build(),
                plain.withKey("a", "other").build(),
                plain.withKey("b", "body").build(),
                plain.build());

        assertThat(insert(batch).stream().<Class<?>>map(Object::getClass))
                .containsExactly(
                        Stored.class, Stored.class, Replayed.class, KeyReused.class, Stored.class, Stored.class);
        assertThat(stored()).isEqualTo(4);
        assertThat(DATABASE.count("from send_queue where service_id = ?", service))
                .isEqualTo(4);
    }

    @Test
    void a_batch_that_is_repeated_because_its_answer_was_lost_has_the_same_outcome() {
        var batch = List.of(
                Drafts.of(service).withKey("a", "body").build(),
                Drafts.of(service).build());
        insert(batch);

        assertThat(insert(batch)).containsExactly(new Stored(), new Stored());
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void keys_in_opposite_orders_do_not_wait_for_each_other_in_a_circle() throws Exception {
        for (int round = 0; round < 4; round++) {
            var names = new ArrayList<String>();
            for (int i = 0; i < 1000; i++) {
                names.add(round + "-" + i);
            }
            var turned = names.reversed();

            var outcomes = atOnce(
                    2,
                    i -> insertAtLast((i == 0 ? names : turned)
                            .stream()
                                    .map(name -> Drafts.of(service)
                                            .withKey(name, "body")
                                            .build())
                                    .toList()));

            assertThat(outcomes.stream().flatMap(List::stream))
                    .filteredOn(Stored.class::isInstance)
                    .hasSize(1000);
        }
        assertThat(stored()).isEqualTo(4000);
    }

    @Test
    void the_key_of_a_message_that_could_not_be_stored_is_free() {
        var bad = Drafts.of(service)
                .withKey("k", "body")
                .withReference("broken\0text")
                .build();
        assertThatThrownBy(() -> insert(List.of(bad))).isInstanceOf(Sql.Refused.class);

        assertThat(insert(List.of(Drafts.of(service).withKey("k", "body").build())))
                .containsExactly(new Stored());
    }

    @Test
    void whoever_meets_a_key_that_a_stalled_instance_holds_is_turned_away_soon() throws Exception {
        try (var stalled = DATABASE.pool().getConnection()) {
            stalled.setAutoCommit(false);
            new IdempotentInsert(stalled, Instant.now())
                    .insert(List.of(Drafts.of(service).withKey("k", "body").build()));

            assertThatThrownBy(() -> insert(
                            List.of(Drafts.of(service).withKey("k", "body").build())))
                    .isInstanceOfSatisfying(
                            Sql.Refused.class, e -> assertThat(e.state()).isEqualTo("55P03"));
            stalled.rollback();
        }
        assertThat(stored()).isZero();
    }

    @Test
    void whoever_waits_for_an_instance_that_rolls_back_is_the_first() throws Exception {
        try (var other = DATABASE.pool().getConnection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            new IdempotentInsert(other, Instant.now())
                    .insert(List.of(Drafts.of(service).withKey("k", "body").build()));
            var waits = threads.submit(() ->
                    insertAtLast(List.of(Drafts.of(service).withKey("k", "body").build())));
            await().pollInterval(Duration.ofMillis(10))
                    .until(() -> DATABASE.count("from pg_locks where not granted") > 0 || waits.isDone());

            other.rollback();

            assertThat(waits.get()).containsExactly(new Stored());
        }
    }

    private static NotificationWriter instance() {
        return new NotificationWriter(
                DATABASE.pool(), _ -> {}, Clock.systemUTC(), new Drafts.Settings(), new SimpleMeterRegistry());
    }

    private NotificationWriter writer(int caller) {
        return instances.get(caller % instances.size());
    }

    private static List<WriteOutcome> insert(List<NewNotification> batch) {
        return Sql.once(DATABASE.pool(), connection -> new IdempotentInsert(connection, Instant.now()).insert(batch));
    }

    /// As whoever is told to come back: on a busy machine the other may hold the key for longer than the patience.
    private static List<WriteOutcome> insertAtLast(List<NewNotification> batch) {
        while (true) {
            try {
                return insert(batch);
            } catch (Sql.Refused e) {
                if (!e.state().equals("55P03")) {
                    throw e;
                }
            }
        }
    }

    private long stored() {
        return DATABASE.count("from notifications where service_id = ?", service);
    }

    private interface Call<R> {
        R by(int caller);
    }

    private static <R> List<R> atOnce(int callers, Call<R> call) throws Exception {
        var start = new CyclicBarrier(callers);
        var calls = new ArrayList<Callable<R>>();
        for (int i = 0; i < callers; i++) {
            int caller = i;
            calls.add(() -> {
                start.await();
                return call.by(caller);
            });
        }
        var answers = new ArrayList<R>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
