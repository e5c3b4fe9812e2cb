package gov.notify.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.jdbc.OwnDatabase;
import gov.notify.redis.OwnRedis;
import io.quarkus.redis.runtime.datasource.ReactiveRedisDataSourceImpl;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a process hears of changes without any Redis.
class ChangeWatchTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private final OwnDatabase database = OwnDatabase.create(2);
    private final OwnRedis redis = OwnRedis.shared();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Invalidations invalidations = invalidations();
    private final ChangeWatch watch = new ChangeWatch(database.pool(), invalidations);

    @AfterEach
    void close() {
        watch.close();
        invalidations.close();
        redis.close();
        database.close();
    }

    @Test
    void a_row_that_anybody_changed_is_heard_of_within_two_seconds() {
        var service = database.one(UUID.class, "select id from services limit 1");
        // The first look says that anything may have changed; what changes after it has a name.
        await().atMost(SOON).until(() -> heard.contains(Invalidations.EVERYTHING));

        await().atMost(SOON).until(() -> {
            database.run("update services set active = not active where id = ?", service);
            return heard.contains("service:" + service);
        });
    }

    @Test
    void while_postgres_cannot_be_asked_everything_may_have_changed_and_then_changes_are_seen_again() {
        await().atMost(SOON).until(() -> heard.contains(Invalidations.EVERYTHING));
        database.run("alter table snapshot_changes rename to elsewhere");
        heard.clear();

        await().atMost(SOON).until(() -> Collections.frequency(heard, Invalidations.EVERYTHING) > 2);

        database.run("alter table elsewhere rename to snapshot_changes");
        await().atMost(SOON).until(() -> {
            database.run("insert into snapshot_changes (entry) values ('service:1')");
            return heard.contains("service:1");
        });
        assertThat(heard).contains("service:1");
    }

    @Test
    void what_was_changed_while_it_could_not_be_seen_is_told_afterwards() {
        await().atMost(SOON).until(() -> heard.contains(Invalidations.EVERYTHING));
        database.run("alter table snapshot_changes rename to elsewhere");
        heard.clear();
        await().atMost(SOON).until(() -> Collections.frequency(heard, Invalidations.EVERYTHING) > 2);
        database.run("insert into elsewhere (entry) values ('service:missed')");

        database.run("alter table elsewhere rename to snapshot_changes");

        await().atMost(SOON).until(() -> heard.contains("service:missed"));
    }

    private Invalidations invalidations() {
        var client = new Redis(redis.client());
        var made = new Invalidations(
                new ReactiveRedisDataSourceImpl(new Vertx(redis.vertx()), client, RedisAPI.api(client)));
        made.onChange(heard::add);
        return made;
    }
}
