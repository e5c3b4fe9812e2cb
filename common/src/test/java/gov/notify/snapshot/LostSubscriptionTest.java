package gov.notify.snapshot;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import gov.notify.redis.RedisCalls;
import gov.notify.service.CommonStores;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// A process whose subscription Redis has ended.
@QuarkusTest
@WithTestResource(CommonStores.class)
class LostSubscriptionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Invalidations invalidations;

    @Inject
    RedisCalls redis;

    @Test
    void subscribes_again_and_once() {
        var told = "service:" + UUID.randomUUID();
        var heard = new CopyOnWriteArrayList<String>();
        invalidations.onChange(heard::add);
        await().atMost(SOON).until(() -> subscribers() > 0);
        long before = subscribers();

        for (int i = 0; i < 2; i++) {
            redis.call(Command.CLIENT, List.of("KILL", "TYPE", "pubsub"));
            await().atMost(SOON).until(() -> subscribers() == before);
        }

        await().atMost(SOON).until(() -> {
            redis.call(Command.PUBLISH, List.of("api:invalidate", told));
            return heard.contains(told);
        });
        await().atMost(SOON).during(Duration.ofSeconds(2)).until(() -> subscribers() == before);
    }

    private long subscribers() {
        return requireNonNull(redis.call(Command.PUBSUB, List.of("NUMSUB", "api:invalidate")))
                .get(1)
                .toLong();
    }
}
