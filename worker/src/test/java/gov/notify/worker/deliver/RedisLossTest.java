package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Redis may be emptied or killed at any moment.
class RedisLossTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final DeliveryFixture workshop = new DeliveryFixture();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void nothing_is_lost_when_redis_is_emptied_while_messages_wait() {
        var messages = workshop.queued(200, Channel.EMAIL, Lane.BULK);
        workshop.flushRedis();

        workshop.start();

        await().atMost(SOON).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.emails.calls()).doesNotHaveDuplicates();
    }

    @Test
    void nothing_is_lost_when_redis_is_emptied_under_a_working_worker() {
        workshop.set("notify.delivery.lease", "60s"); // the calls below are held longer than a short one
        workshop.emails.holdsEveryCall();
        workshop.start();
        var messages = workshop.queued(600, Channel.EMAIL, Lane.NORMAL);
        await().atMost(SOON).until(() -> workshop.emails.calls().size() == 64);

        workshop.flushRedis();
        workshop.emails.letsGo();

        await().atMost(SOON).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.emails.calls()).doesNotHaveDuplicates();
    }

    @Test
    void goes_on_when_redis_was_killed_and_comes_back_empty() {
        workshop.start();
        workshop.redis.kill();
        var messages = workshop.queued(50, Channel.EMAIL, Lane.NORMAL);

        workshop.redis.restartEmpty();

        await().atMost(SOON).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.emails.calls()).doesNotHaveDuplicates();
    }
}
