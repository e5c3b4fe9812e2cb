package gov.notify.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gov.notify.jdbc.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A store that refuses some, is away, or takes its time.
class GroupCommitFailuresTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private final Queue<List<Integer>> commits = new ConcurrentLinkedQueue<>();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 62, 63})
    void one_that_the_store_never_takes_fails_alone_wherever_it_stands(int bad) throws Exception {
        try (var group = group(items -> refusing(Set.of(bad), items))) {
            var answers = aBatchOf(64, group);

            for (int i = 0; i < 64; i++) {
                if (i == bad) {
                    assertThatThrownBy(() -> answers.get(bad).get(10, TimeUnit.SECONDS))
                            .hasRootCauseMessage("refused");
                } else {
                    assertThat(answers.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(-i);
                }
            }
        }
        // The whole, and two halves for each time that it is halved.
        assertThat(commits).hasSize(1 + 1 + 2 * 6);
    }

    @Test
    void several_that_are_refused_fail_each_for_itself() {
        var bad = Set.of(3, 4, 40);
        try (var group = group(items -> refusing(bad, items))) {
            var answers = aBatchOf(64, group);

            for (int i = 0; i < 64; i++) {
                if (bad.contains(i)) {
                    assertThat(answers.get(i)).failsWithin(SOON);
                } else {
                    assertThat(answers.get(i)).succeedsWithin(SOON);
                }
            }
        }
    }

    @Test
    void nothing_is_committed_twice_that_was_committed_once() {
        try (var group = group(items -> refusing(Set.of(17), items))) {
            aBatchOf(64, group).forEach(answer -> answer.handle((_, _) -> 0).join());
        }

        var stored = commits.stream()
                .filter(items -> !items.contains(17))
                .flatMap(List::stream)
                .filter(item -> item >= 0)
                .toList();
        assertThat(stored).hasSize(63).doesNotHaveDuplicates();
    }

    @Test
    void a_store_that_goes_away_in_the_middle_fails_those_that_are_left_and_not_those_before() {
        try (var group = group(items -> {
            if (items.contains(63)) {
                throw items.size() == 64
                        ? new IllegalArgumentException("refused")
                        : new StoreUnavailable("away", new SQLException());
            }
            return negated(items);
        })) {
            var answers = aBatchOf(64, group);

            assertThat(answers.getFirst()).succeedsWithin(SOON);
            assertThat(answers.get(31)).succeedsWithin(SOON);
            assertThatThrownBy(() -> answers.get(32).get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> answers.get(63).get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(StoreUnavailable.class);
        }
    }

    @Test
    void a_store_that_is_back_takes_what_comes_next() throws Exception {
        var away = new CountDownLatch(1);
        try (var group = group(items -> {
            if (away.getCount() > 0) {
                throw new StoreUnavailable("away", new SQLException());
            }
            return negated(items);
        })) {
            assertThatThrownBy(() -> group.submit(1)).isInstanceOf(StoreUnavailable.class);
            away.countDown();

            assertThat(group.submit(2)).isEqualTo(-2);
        }
    }

    @Test
    void a_caller_hears_what_the_store_said_of_its_own_item() {
        try (var group = group(items -> {
            throw new IllegalArgumentException("refused " + items);
        })) {
            assertThatThrownBy(() -> group.submit(7))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("refused [7]");
        }
    }

    @Test
    void an_error_reaches_its_caller_as_a_failure_of_the_group() {
        try (var group = group(_ -> {
            throw new StackOverflowError();
        })) {
            assertThatThrownBy(() -> group.submit(7))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("test failed")
                    .hasCauseInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void a_caller_that_is_interrupted_waits_no_longer_and_its_item_is_committed_all_the_same() throws Exception {
        try (var group = group(items -> {
            quietly(firstMayEnd);
            return negated(items);
        })) {
            var heard = new CompletableFuture<Throwable>();
            var caller = Thread.ofVirtual().start(() -> {
                try {
                    group.submit(5);
                } catch (Overloaded e) {
                    heard.complete(Thread.currentThread().isInterrupted() ? e : new AssertionError("not interrupted"));
                }
            });
            await().until(() -> !commits.isEmpty());
            caller.interrupt();

            assertThat(heard.get(10, TimeUnit.SECONDS)).isInstanceOf(Overloaded.class);
            firstMayEnd.countDown();
        }
        assertThat(commits).containsExactly(List.of(5));
    }

    @Test
    void two_committers_commit_at_once_and_a_third_batch_waits() {
        try (var group = new GroupCommit<>("test", sizes(2), this::held)) {
            var first = group.submitAsync(1);
            await().until(() -> commits.size() == 1);
            var second = group.submitAsync(2);
            await().until(() -> commits.size() == 2);

            var third = group.submitAsync(3);
            assertThat(third).isNotDone();
            assertThat(group.backlog()).isEqualTo(1);

            firstMayEnd.countDown();
            assertThat(List.of(first, second, third))
                    .allSatisfy(answer -> assertThat(answer).succeedsWithin(SOON));
        }
    }

    @Test
    void a_batch_is_never_larger_than_it_may_be() {
        try (var group = new GroupCommit<>("test", sizes(1), this::held)) {
            var answers = new ArrayList<CompletableFuture<Integer>>();
            answers.add(group.submitAsync(0));
            await().until(() -> commits.size() == 1);
            IntStream.rangeClosed(1, 200).forEach(i -> answers.add(group.submitAsync(i)));
            firstMayEnd.countDown();
            answers.forEach(CompletableFuture::join);
        }

        assertThat(commits).extracting(List::size).containsExactly(1, 64, 64, 64, 8);
    }

    @Test
    void whoever_finds_no_room_waits_for_some_as_long_as_patience_lasts() throws Exception {
        var sizes = new GroupCommit.Sizes(1, 1, 1, Duration.ofSeconds(30));
        try (var group = new GroupCommit<>("test", sizes, this::held);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = group.submitAsync(1);
            await().until(() -> commits.size() == 1);
            var second = group.submitAsync(2);
            var third = callers.submit(() -> group.submit(3));

            firstMayEnd.countDown();

            assertThat(third.get(10, TimeUnit.SECONDS)).isEqualTo(-3);
            assertThat(List.of(first, second)).allMatch(CompletableFuture::isDone);
        }
    }

    /// So many that share one batch.
    private List<CompletableFuture<Integer>> aBatchOf(int n, GroupCommit<Integer, Integer> group) {
        var first = group.submitAsync(-1);
        await().until(() -> !commits.isEmpty());
        var answers = IntStream.range(0, n).mapToObj(group::submitAsync).toList();
        firstMayEnd.countDown();
        assertThat(first).succeedsWithin(SOON);
        return answers;
    }

    private GroupCommit<Integer, Integer> group(GroupCommit.Commit<Integer, Integer> store) {
        return new GroupCommit<>("test", sizes(1), items -> {
            commits.add(List.copyOf(items));
            if (items.equals(List.of(-1))) {
                quietly(firstMayEnd);
                return items;
            }
            return store.commit(items);
        });
    }

    private List<Integer> held(List<Integer> items) {
        commits.add(List.copyOf(items));
        quietly(firstMayEnd);
        return negated(items);
    }

    private static GroupCommit.Sizes sizes(int committers) {
        return new GroupCommit.Sizes(committers, 64, 1000, Duration.ofMillis(20));
    }

    private static List<Integer> refusing(Set<Integer> bad, List<Integer> items) {
        if (items.stream().anyMatch(bad::contains)) {
            throw new IllegalArgumentException("refused");
        }
        return negated(items);
    }

    private static List<Integer> negated(List<Integer> items) {
        return items.stream().map(item -> -item).toList();
    }

    private static void quietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
