package gov.notify.worker.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.queue.QueueKeys;
import gov.notify.queue.WorkStream;
import gov.notify.redis.RedisCalls;
import gov.notify.redis.RedisUnavailable;
import gov.notify.sandbox.redis.RedisServer;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamAgesTest {

    private static final List<WorkStream> STREAMS = List.of(WorkStream.SMS_BULK, WorkStream.RECEIPTS);

    private final RedisServer server = RedisServer.temporary();
    private final Vertx vertx = Vertx.vertx();
    private final RedisCalls redis = new RedisCalls(Redis.createClient(vertx, server.url()));

    @AfterEach
    void stop() {
        vertx.close();
        server.close();
    }

    @Test
    void a_stream_is_as_old_as_its_oldest_entry_and_an_empty_one_is_as_old_as_now() {
        add(0, WorkStream.SMS_BULK, "1000000000000-0");
        add(0, WorkStream.SMS_BULK, "1000000000500-3");

        var ages = new StreamAges(redis, 1).oldest(STREAMS);

        assertThat(ages).containsEntry(WorkStream.SMS_BULK, Instant.ofEpochMilli(1_000_000_000_000L));
        assertThat(ages.get(WorkStream.RECEIPTS))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void over_several_shards_the_oldest_of_all_counts() {
        add(0, WorkStream.SMS_BULK, "1000000000500-0");
        add(1, WorkStream.SMS_BULK, "1000000000000-0");
        add(2, WorkStream.SMS_BULK, "1000000000900-0");

        assertThat(new StreamAges(redis, 3).oldest(STREAMS))
                .containsEntry(WorkStream.SMS_BULK, Instant.ofEpochMilli(1_000_000_000_000L));
        assertThat(new StreamAges(redis, 1).oldest(STREAMS))
                .containsEntry(WorkStream.SMS_BULK, Instant.ofEpochMilli(1_000_000_000_500L));
    }

    @Test
    void what_was_read_and_not_settled_counts_and_what_was_settled_does_not() {
        add(0, WorkStream.SMS_BULK, "1000000000000-0");
        add(0, WorkStream.SMS_BULK, "1000000000500-0");
        redis.call(Command.XDEL, List.of(new QueueKeys(0).stream(WorkStream.SMS_BULK), "1000000000000-0"));

        assertThat(new StreamAges(redis, 1).oldest(STREAMS))
                .containsEntry(WorkStream.SMS_BULK, Instant.ofEpochMilli(1_000_000_000_500L));
    }

    @Test
    void an_entry_ahead_of_the_clock_of_redis_is_no_younger_than_now() {
        add(0, WorkStream.SMS_BULK, "9000000000000-0");

        assertThat(new StreamAges(redis, 1).oldest(STREAMS).get(WorkStream.SMS_BULK))
                .isBefore(Instant.now().plus(Duration.ofMinutes(1)));
    }

    @Test
    void without_redis_nobody_can_say() {
        server.kill();

        assertThatThrownBy(() -> new StreamAges(redis, 1).oldest(STREAMS)).isInstanceOf(RedisUnavailable.class);
    }

    private void add(int shard, WorkStream stream, String entryId) {
        redis.call(Command.XADD, List.of(new QueueKeys(shard).stream(stream), entryId, "k", "msg"));
    }
}
