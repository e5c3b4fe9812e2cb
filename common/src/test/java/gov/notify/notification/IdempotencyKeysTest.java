package gov.notify.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.config.SetClock;
import gov.notify.jdbc.OwnDatabase;
import gov.notify.jdbc.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {

    private static final OwnDatabase DATABASE = OwnDatabase.create(2);
    private static final UUID SERVICE = UUID.randomUUID();
    private final SetClock clock = new SetClock("2026-11-26T14:00:00Z");
    private final IdempotencyKeys keys = new IdempotencyKeys(DATABASE.pool(), clock);

    @AfterEach
    void clear() {
        DATABASE.run("delete from idempotency_keys");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void a_key_that_nobody_used_is_new() {
        assertThat(find(SERVICE, "k", "body")).isEmpty();
    }

    @Test
    void the_first_answer_is_found_by_the_same_request_and_no_other() {
        var id = used("k", clock.instant());

        assertThat(find(SERVICE, "k", "body")).get().isInstanceOfSatisfying(WriteOutcome.Replayed.class, replay -> {
            assertThat(replay.notificationId()).isEqualTo(id);
            assertThat(replay.sealedAnswer()).isEqualTo("answer".getBytes(UTF_8));
        });
        assertThat(find(SERVICE, "k", "other")).contains(new WriteOutcome.KeyReused());
    }

    @Test
    void another_services_key_and_another_key_are_new() {
        used("k", clock.instant());

        assertThat(find(UUID.randomUUID(), "k", "body")).isEmpty();
        assertThat(find(SERVICE, "K", "body")).isEmpty();
    }

    @Test
    void a_key_is_remembered_for_24_hours_and_not_a_moment_longer() {
        used("k", clock.instant());

        clock.pass(Duration.ofHours(24));
        assertThat(find(SERVICE, "k", "body")).isPresent();
        clock.pass(Duration.ofMillis(1));
        assertThat(find(SERVICE, "k", "body")).isEmpty();
    }

    @Test
    void a_key_whose_day_is_over_serves_a_new_message() {
        used("k", clock.instant().minus(Duration.ofHours(25)));
        var next = Drafts.of(SERVICE).withKey("k", "other").build();

        var outcome = Sql.once(
                DATABASE.pool(), connection -> new IdempotentInsert(connection, clock.instant()).insert(List.of(next)));

        assertThat(outcome).containsExactly(new WriteOutcome.Stored());
        assertThat(find(SERVICE, "k", "other"))
                .get()
                .isInstanceOfSatisfying(
                        WriteOutcome.Replayed.class,
                        replay -> assertThat(replay.notificationId()).isEqualTo(next.id()));
    }

    @Test
    void what_is_old_is_forgotten_however_much_it_is_and_the_rest_is_kept() {
        DATABASE.run(
                "insert into idempotency_keys select ?, int4send(n), '', gen_random_uuid(), '', ?::timestamptz"
                        + " from generate_series(1, 10001) n",
                SERVICE,
                clock.instant().minus(Duration.ofHours(24)).minusMillis(1));
        used("exactly", clock.instant().minus(Duration.ofHours(24)));
        used("young", clock.instant());

        keys.forgetOld();

        assertThat(DATABASE.texts("select convert_from(key_hash, 'UTF8') from idempotency_keys"))
                .containsExactlyInAnyOrder("exactly", "young");
    }

    @Test
    void with_nothing_to_forget_nothing_happens() {
        keys.forgetOld();

        assertThat(DATABASE.count("from idempotency_keys")).isZero();
    }

    private Optional<WriteOutcome> find(UUID service, String key, String body) {
        return keys.find(service, key.getBytes(UTF_8), body.getBytes(UTF_8));
    }

    private static UUID used(String key, Instant at) {
        var id = UUID.randomUUID();
        DATABASE.run(
                "insert into idempotency_keys values (?, ?, ?, ?, ?, ?::timestamptz)",
                SERVICE,
                key.getBytes(UTF_8),
                "body".getBytes(UTF_8),
                id,
                "answer".getBytes(UTF_8),
                at);
        return id;
    }
}
