package gov.notify.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import gov.notify.redis.OwnRedis;
import io.quarkus.redis.runtime.datasource.ReactiveRedisDataSourceImpl;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// News of changes between processes, over a real Redis.
class InvalidationsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private final OwnRedis redis = OwnRedis.start();
    private final List<String> heardHere = new CopyOnWriteArrayList<>();
    private final List<String> heardThere = new CopyOnWriteArrayList<>();
    private final Invalidations here = process(heardHere);
    private final Invalidations there = process(heardThere);

    @AfterEach
    void close() {
        here.close();
        there.close();
        redis.close();
    }

    @Test
    void who_changes_something_knows_at_once_and_the_others_soon() {
        allSubscribed();

        here.publish("service:1");

        assertThat(heardHere).contains("service:1");
        await().atMost(SOON).until(() -> heardThere.contains("service:1"));
    }

    @Test
    void a_change_is_told_when_its_transaction_is_over() {
        allSubscribed();

        here.committed(new Changed("template:1:2"));

        await().atMost(SOON).until(() -> heardThere.contains("template:1:2"));
    }

    @Test
    void what_is_told_to_one_process_stays_there() {
        allSubscribed();

        here.tell("service:2");
        here.publish("service:3");

        await().atMost(SOON).until(() -> heardThere.contains("service:3"));
        assertThat(heardThere).doesNotContain("service:2");
    }

    @Test
    void without_redis_a_change_is_known_where_it_was_made_and_nothing_is_thrown() {
        redis.server().kill();

        assertThatCode(() -> here.publish("service:4")).doesNotThrowAnyException();

        assertThat(heardHere).contains("service:4");
    }

    @Test
    void news_that_one_listener_cannot_read_mean_everything_to_all() {
        var after = new CopyOnWriteArrayList<String>();
        here.onChange(entry -> {
            if (entry.equals("service:*")) {
                throw new IllegalArgumentException(entry);
            }
        });
        here.onChange(after::add);

        here.tell("service:*");

        assertThat(heardHere).contains(Invalidations.EVERYTHING);
        assertThat(after).contains(Invalidations.EVERYTHING).doesNotContain("service:*");
    }

    @Test
    void everyone_who_listens_is_told() {
        var second = new CopyOnWriteArrayList<String>();
        here.onChange(second::add);

        here.tell("service:6");

        assertThat(second).containsExactly("service:6");
        assertThat(heardHere).contains("service:6");
    }

    private void allSubscribed() {
        await().atMost(SOON).until(() -> subscribers() == 2);
    }

    private long subscribers() {
        var answer = redis.calls().call(Command.PUBSUB, List.of("NUMSUB", "api:invalidate"));
        return answer == null ? 0 : answer.get(1).toLong();
    }

    private Invalidations process(List<String> heard) {
        var client = new Redis(redis.client());
        var invalidations = new Invalidations(
                new ReactiveRedisDataSourceImpl(new Vertx(redis.vertx()), client, RedisAPI.api(client)));
        invalidations.onChange(heard::add);
        return invalidations;
    }
}
