package gov.notify.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gov.notify.jdbc.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final Queue<Integer> sizes = new ConcurrentLinkedQueue<>();

    @Test
    void what_arrives_during_a_commit_is_the_next_batch() throws Exception {
        var firstMayEnd = new CountDownLatch(1);
        try (var group = group(1, 100, items -> {
            sizes.add(items.size());
            if (sizes.size() == 1) {
                awaitQuietly(firstMayEnd);
            }
            return items;
        })) {
            var first = group.submitAsync(1);
            await().until(() -> sizes.size() == 1);
            var second = group.submitAsync(2);
            var third = group.submitAsync(3);
            firstMayEnd.countDown();

            assertThat(first.get()).isEqualTo(1);
            assertThat(second.get()).isEqualTo(2);
            assertThat(third.get()).isEqualTo(3);
            assertThat(sizes).containsExactly(1, 2);
        }
    }

    @Test
    void a_full_queue_turns_callers_away() {
        var mayEnd = new CountDownLatch(1);
        try (var group = group(1, 2, items -> {
            sizes.add(items.size());
            awaitQuietly(mayEnd);
            return items;
        })) {
            var running = group.submitAsync(0);
            await().until(() -> sizes.size() == 1);
            var waiting = List.of(group.submitAsync(1), group.submitAsync(2));
            assertThatThrownBy(() -> group.submit(3)).isInstanceOf(Overloaded.class);
            assertThat(running).isNotDone();
            assertThat(waiting).noneMatch(Future::isDone);
            mayEnd.countDown();
        }
    }

    @Test
    void a_store_that_is_down_fails_the_whole_batch_at_once() {
        try (var group = group(1, 100, items -> {
            sizes.add(items.size());
            throw new StoreUnavailable("down", new java.sql.SQLException());
        })) {
            assertThatThrownBy(() -> group.submit(1)).isInstanceOf(StoreUnavailable.class);
            assertThat(sizes).containsExactly(1);
        }
    }

    @Test
    void closing_commits_what_was_taken_in() throws Exception {
        var group = group(1, 100, items -> items);
        var late = group.submitAsync(7);
        group.close();
        assertThat(late.get()).isEqualTo(7);
        assertThatThrownBy(() -> group.submit(8)).isInstanceOf(Overloaded.class);
    }

    @Test
    void an_error_in_a_commit_ends_neither_its_callers_nor_the_group() throws Exception {
        try (var group = group(1, 100, items -> {
            if (items.contains(13)) {
                throw new StackOverflowError();
            }
            return items;
        })) {
            var unlucky = group.submitAsync(13);

            assertThatThrownBy(() -> unlucky.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(StackOverflowError.class);
            assertThat(group.submitAsync(14).get(10, TimeUnit.SECONDS)).isEqualTo(14);
        }
    }

    @Test
    void a_commit_that_answers_too_few_ends_neither_its_callers_nor_the_group() {
        try (var group = group(1, 100, _ -> List.of())) {
            for (int i = 0; i < 2; i++) {
                var unanswered = group.submitAsync(i);
                assertThatThrownBy(() -> unanswered.get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void what_waited_too_long_for_its_batch_is_turned_away_and_not_stored() throws Exception {
        var mayEnd = new CountDownLatch(1);
        var stored = new ConcurrentLinkedQueue<Integer>();
        var sizes = new GroupCommit.Sizes(1, 64, 100, Duration.ofMillis(20), Duration.ofSeconds(1));
        try (var group = new GroupCommit<Integer, Integer>("test", sizes, items -> {
            stored.addAll(items);
            awaitQuietly(mayEnd);
            return items;
        })) {
            var first = group.submitAsync(1);
            await().until(() -> stored.size() == 1);
            var late = group.submitAsync(2);
            await().pollDelay(Duration.ofMillis(1100)).until(() -> !late.isDone());
            mayEnd.countDown();

            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            assertThatThrownBy(() -> late.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Overloaded.class);
            assertThat(stored).containsExactly(1);
        }
    }

    @Test
    void a_commit_that_leaves_its_thread_interrupted_does_not_end_the_committer() throws Exception {
        try (var group = group(1, 100, items -> {
            Thread.currentThread().interrupt();
            return items;
        })) {
            for (int i = 0; i < 3; i++) {
                assertThat(group.submitAsync(i).get(10, TimeUnit.SECONDS)).isEqualTo(i);
            }
            assertThat(group.isWell()).isTrue();
        }
    }

    @Test
    void a_group_whose_committers_have_ended_says_so() {
        var group = group(2, 100, items -> items);

        group.close();

        assertThat(group.isWell()).isFalse();
    }

    private static GroupCommit<Integer, Integer> group(
            int committers, int queue, GroupCommit.Commit<Integer, Integer> commit) {
        return new GroupCommit<>("test", new GroupCommit.Sizes(committers, 64, queue, Duration.ofMillis(20)), commit);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
