package gov.notify.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.queue.QueueScripts;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private final OwnRedis redis = OwnRedis.start();
    private final String workers = "test:" + UUID.randomUUID();

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void a_script_that_redis_does_not_know_is_sent_once_and_then_called_by_its_name() {
        assertThat(count("a")).isEqualTo(1);
        assertThat(count("b")).isEqualTo(2);

        assertThat(calls("eval")).isEqualTo(1);
        assertThat(calls("evalsha")).isEqualTo(2);
    }

    @Test
    void a_redis_that_lost_its_scripts_is_sent_them_again() {
        count("a");
        redis.text(Command.SCRIPT, "FLUSH");

        assertThat(count("b")).isEqualTo(2);
        redis.server().kill();
        redis.restart();
        count("c");
        assertThat(calls("eval")).as("by the one that came up anew").isEqualTo(1);
    }

    @Test
    void what_a_script_itself_refuses_is_not_asked_for_twice() {
        redis.text(Command.SET, workers, "text");

        assertThatThrownBy(() -> count("a"))
                .isInstanceOf(RedisUnavailable.class)
                .rootCause()
                .hasMessageContaining("WRONGTYPE");
        assertThat(calls("eval")).isEqualTo(1);
    }

    @Test
    void a_script_that_does_not_ship_is_missed_when_it_is_named() {
        assertThatThrownBy(() -> new Script(ScriptTest.class, "nowhere"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nowhere.lua is missing beside gov.notify.redis.ScriptTest");
    }

    private int count(String worker) {
        return requireNonNull(redis.calls().run(QueueScripts.COUNT_WORKERS, List.of(workers), List.of(worker, "60000")))
                .toInteger();
    }

    private int calls(String command) {
        var line = requireNonNull(redis.text(Command.INFO, "commandstats"))
                .lines()
                .filter(each -> each.startsWith("cmdstat_" + command + ":calls="))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(line.substring(line.indexOf('=') + 1, line.indexOf(',')));
    }
}
