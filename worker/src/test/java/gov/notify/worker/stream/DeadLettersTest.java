package gov.notify.worker.stream;

import static gov.notify.worker.stream.StreamRig.shard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.queue.Entry;
import gov.notify.queue.EntryCodec.Decoded.Unreadable;
import gov.notify.queue.QueueKeys;
import gov.notify.queue.WorkStream;
import gov.notify.worker.HandClock;
import gov.notify.worker.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.redis.client.Command;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final WorkStream LANE = WorkStream.RECEIPTS;

    private final TestDatabase database = new TestDatabase();
    private final StreamRig rig = new StreamRig();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HandClock clock = new HandClock("2026-03-02T12:00:00Z");
    private final DeadLetters letters = letters(database.pool());

    @AfterEach
    void close() {
        rig.close();
        database.close();
    }

    @Test
    void one_that_nobody_can_read_is_kept_in_postgres_and_in_redis_and_leaves_its_stream() {
        var unreadable = read(List.of("v", "9", "k", "msg", "id", "7"));

        letters.bury(shard(LANE), unreadable);

        await().until(() -> rig.length(LANE) == 0 && rig.pending(LANE).isEmpty());
        assertThat(database.one("select concat_ws(' ', stream, kind, error, attempts, entry) from dead_letters"))
                .isEqualTo("receipts unreadable unknown version 1 {\"k\": \"msg\", \"v\": \"9\", \"id\": \"7\"}");
        assertThat(copies()).isEqualTo(1);
        assertThat(meters.counter("dead_letters").count()).isEqualTo(1);
    }

    @Test
    void buried_twice_it_has_one_letter_that_says_when_last() {
        var unreadable = read(List.of("v", "9"));
        letters.bury(shard(LANE), unreadable);
        clock.turn(Duration.ofMinutes(1));

        letters.bury(shard(LANE), unreadable);

        assertThat(database.one("select count(*) || ' ' || max(last_failed_at - first_failed_at) from dead_letters"))
                .isEqualTo("1 00:01:00");
    }

    @Test
    void the_same_id_of_another_stream_or_shard_is_another_letter() {
        var unreadable = new Unreadable("1-1", Map.of("v", "9"), "unknown version");

        letters.bury(shard(LANE), unreadable);
        letters.bury(shard(WorkStream.SIMULATE), unreadable);
        letters.bury(new StreamShard(LANE, 1), unreadable);

        assertThat(database.count("dead_letters")).isEqualTo(3);
    }

    @Test
    void what_postgres_cannot_hold_is_left_out_of_it() {
        var unreadable = read(List.of("v", "9", "na\0me", "va\0lue"));

        letters.bury(shard(LANE), unreadable);

        assertThat(database.one("select entry ->> 'name' from dead_letters")).isEqualTo("value");
        await().until(() -> rig.length(LANE) == 0);
    }

    @Test
    void without_postgres_the_entry_stays_as_it_is_for_the_next_time() {
        var unreadable = read(List.of("v", "9"));
        var lost = database.another(1);
        lost.close();

        letters(lost).bury(shard(LANE), unreadable);

        assertThat(rig.pending(LANE)).hasSize(1);
        assertThat(rig.length(LANE)).isEqualTo(1);
        assertThat(copies()).isZero();
        assertThat(meters.counter("dead_letters").count()).isZero();
    }

    @Test
    void one_that_failed_too_often_goes_only_after_its_handler_has_noted_what_that_means() {
        rig.add(LANE);
        var entry = rig.read("me", LANE, 1).getFirst();
        var noting = new Noting();

        noting.trouble = new StoreUnavailable("away", new SQLTransientException());
        letters.bury(entry, 6, noting);
        assertThat(rig.pending(LANE)).hasSize(1);
        assertThat(database.count("dead_letters")).isZero();

        noting.trouble = null;
        letters.bury(entry, 6, noting);
        await().until(() -> rig.length(LANE) == 0);
        assertThat(noting.noted).isEqualTo(1);
        assertThat(database.one("select concat_ws(' ', kind, error, attempts, entry ->> 'id') from dead_letters"))
                .isEqualTo("msg failed too often 6 " + entry.id());
    }

    @Test
    void the_copy_in_redis_says_whence_and_why() {
        letters.bury(shard(LANE), read(List.of("v", "9", "x", "y")));

        assertThat(rig.call(Command.XRANGE, List.of(new QueueKeys(0).dead(), "-", "+"))
                        .toString())
                .contains("receipts", "unknown version", "x", "y");
    }

    private DeadLetters letters(DataSource source) {
        return new DeadLetters(source, rig.redis, new AckWriter(rig.redis), clock, new ObjectMapper(), meters);
    }

    private Unreadable read(List<String> fields) {
        rig.addRaw(LANE, fields);
        var connection = rig.redis.connection();
        try {
            return (Unreadable) rig.commands.read(connection, shard(LANE), 1).getFirst();
        } finally {
            connection.close();
        }
    }

    private long copies() {
        return rig.call(Command.XLEN, List.of(new QueueKeys(0).dead())).toLong();
    }

    private static final class Noting implements EntryHandler {

        @Nullable
        RuntimeException trouble;

        int noted;

        @Override
        public void handle(List<Entry> entries, Acknowledger acknowledger) {}

        @Override
        public void gaveUp(Entry entry) {
            if (trouble != null) {
                throw trouble;
            }
            noted++;
        }
    }
}
