package gov.notify.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.redis.client.Command;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RedisUnavailableTest {

    private static final OwnRedis REDIS = OwnRedis.shared();
    private final String stream = "test:" + UUID.randomUUID();

    @AfterAll
    static void close() {
        REDIS.close();
    }

    @Test
    void a_group_that_vanished_with_its_stream_is_told_from_other_trouble() {
        REDIS.text(Command.XGROUP, "CREATE", stream, "senders", "0", "MKSTREAM");
        assertThat(read()).isNull();

        REDIS.text(Command.DEL, stream);

        assertThat(read()).isNotNull().matches(RedisUnavailable::groupIsGone);
    }

    @Test
    void a_key_of_another_kind_is_no_group_that_is_gone() {
        REDIS.text(Command.SET, stream, "text");

        assertThat(read()).isNotNull().matches(trouble -> !trouble.groupIsGone());
    }

    @Test
    void the_word_is_found_however_deep_it_lies_and_in_causes_alone() {
        var refused = new IllegalStateException("NOGROUP No such key");
        var wrapped = new IllegalStateException(null, new IllegalStateException("wrapped", refused));

        assertThat(new RedisUnavailable("Redis refused", wrapped).groupIsGone()).isTrue();
        var exists = new IllegalStateException("BUSYGROUP Consumer Group name already exists");
        assertThat(new RedisUnavailable("Redis refused", exists).groupIsGone()).isFalse();
        assertThat(new RedisUnavailable("NOGROUP", new IllegalStateException("else")).groupIsGone())
                .isFalse();
    }

    private @Nullable RedisUnavailable read() {
        return catchThrowableOfType(
                RedisUnavailable.class,
                () -> REDIS.calls()
                        .call(
                                Command.XREADGROUP,
                                List.of("GROUP", "senders", "me", "COUNT", "1", "STREAMS", stream, ">")));
    }
}
