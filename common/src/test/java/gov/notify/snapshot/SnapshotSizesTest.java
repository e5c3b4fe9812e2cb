package gov.notify.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gov.notify.jdbc.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// How many copies are kept, of what, and for how long.
class SnapshotSizesTest {

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void copies_weigh_no_more_together_than_they_may() {
        var snapshots = new Snapshots<Integer, String>(this::read, new Snapshots.Bound<>(145, String::length));
        for (int i = 0; i < 3; i++) {
            findAll(snapshots, 10, 20);
        }
        assertThat(reads).hasValue(10);

        findAll(snapshots, 10, 21);
        findAll(snapshots, 10, 21);

        assertThat(reads).hasValueGreaterThan(11);
    }

    @Test
    void a_copy_heavier_than_all_may_be_together_is_handed_out_and_not_kept() {
        var snapshots = new Snapshots<Integer, String>(this::read, new Snapshots.Bound<>(100, String::length));
        snapshots.find(10);

        assertThat(snapshots.find(500))
                .hasValueSatisfying(text -> assertThat(text).hasSize(500));
        assertThat(snapshots.find(500)).isPresent();
        assertThat(reads).hasValue(3);

        snapshots.find(10);
        assertThat(reads).hasValue(3);
    }

    @Test
    void made_up_keys_are_light_and_remembered_beside_what_is_there() {
        var snapshots = new Snapshots<Integer, String>(
                key -> {
                    reads.incrementAndGet();
                    return key < 0 ? Optional.empty() : Optional.of("x".repeat(key));
                },
                new Snapshots.Bound<>(1000, String::length));
        snapshots.find(500);

        for (int round = 0; round < 2; round++) {
            for (int i = 1; i <= 400; i++) {
                assertThat(snapshots.find(-i)).isEmpty();
            }
        }

        snapshots.find(500);
        assertThat(reads).hasValue(401);
    }

    @Test
    void what_could_not_be_read_is_asked_for_again() {
        var snapshots = new Snapshots<Integer, String>(key -> {
            if (reads.incrementAndGet() == 1) {
                throw new StoreUnavailable("away", new SQLException());
            }
            return Optional.of("there");
        });

        assertThatThrownBy(() -> snapshots.find(1)).isInstanceOf(StoreUnavailable.class);
        assertThat(snapshots.find(1)).contains("there");
    }

    @Test
    void of_many_who_ask_at_once_one_reads() throws Exception {
        var snapshots = new Snapshots<Integer, String>(this::read);
        var start = new CyclicBarrier(20);
        var calls = new ArrayList<Callable<Optional<String>>>();
        for (int i = 0; i < 20; i++) {
            calls.add(() -> {
                start.await();
                return snapshots.find(5);
            });
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).contains("xxxxx");
            }
        }

        assertThat(reads).hasValue(1);
    }

    @Test
    void what_never_changes_is_kept_and_its_absence_is_believed_for_a_moment() {
        var present = new AtomicInteger();
        var snapshots = Snapshots.<Integer, String>unchanging(
                key -> {
                    reads.incrementAndGet();
                    return present.get() == 0 ? Optional.empty() : Optional.of("made");
                },
                new Snapshots.Bound<>(100, _ -> 1));
        assertThat(snapshots.find(1)).isEmpty();
        assertThat(snapshots.find(1)).isEmpty();
        assertThat(reads).hasValue(1);

        present.set(1);

        await().atMost(Duration.ofSeconds(20)).until(() -> snapshots.find(1).isPresent());
        int seen = reads.get();
        assertThat(List.of(snapshots.find(1), snapshots.find(1))).containsOnly(Optional.of("made"));
        assertThat(reads).hasValue(seen);
    }

    private Optional<String> read(int length) {
        reads.incrementAndGet();
        return Optional.of("x".repeat(length));
    }

    /// Those of these lengths.
    private static void findAll(Snapshots<Integer, String> snapshots, int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(snapshots.find(i)).isPresent();
        }
    }
}
