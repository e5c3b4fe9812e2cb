package gov.notify.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StrangersTest {

    private final UUID service = UUID.randomUUID();
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger lists = new AtomicInteger();
    private final Strangers strangers = new Strangers(
            () -> {
                lists.incrementAndGet();
                return Set.of(service);
            },
            now::get);

    @Test
    void five_thousand_made_up_ids_a_second_cost_fifty_questions_and_one_list() {
        var asked = Stream.generate(UUID::randomUUID)
                .limit(5_000)
                .filter(strangers::mayBeAskedAbout)
                .count();

        assertThat(asked).isEqualTo(50);
        assertThat(lists).hasValue(1);
        assertThat(strangers.mayBeAskedAbout(service)).isTrue();

        now.addAndGet(1_000_000_000L);
        assertThat(strangers.mayBeAskedAbout(UUID.randomUUID())).isTrue();
    }

    @Test
    void a_service_that_was_seen_is_always_asked_about() {
        strangers.isNone(service);
        Stream.generate(UUID::randomUUID).limit(60).forEach(strangers::mayBeAskedAbout);

        assertThat(strangers.mayBeAskedAbout(service)).isTrue();
        assertThat(lists).hasValue(1);
    }
}
