package gov.notify.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

    private final AtomicInteger reads = new AtomicInteger();
    private final Snapshots<String, Integer> snapshots =
            new Snapshots<>(key -> key.equals("none") ? absent() : Optional.of(reads.incrementAndGet()));

    @Test
    void a_copy_is_read_again_when_it_is_dropped_and_not_before() {
        assertThat(snapshots.find("a")).contains(1);
        assertThat(snapshots.find("a")).contains(1);

        snapshots.drop("a");

        assertThat(snapshots.find("a")).contains(2);
    }

    @Test
    void what_does_not_exist_is_asked_for_once() {
        assertThat(snapshots.find("none")).isEmpty();
        assertThat(snapshots.find("none")).isEmpty();
        assertThat(reads).hasValue(1);

        snapshots.dropAll();

        assertThat(snapshots.find("none")).isEmpty();
        assertThat(reads).hasValue(2);
    }

    private Optional<Integer> absent() {
        reads.incrementAndGet();
        return Optional.empty();
    }
}
