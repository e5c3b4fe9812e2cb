package gov.notify.worker.deliver;

import static gov.notify.worker.deliver.QueuedClaims.CLAIMED;
import static gov.notify.worker.deliver.QueuedClaims.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NotificationStatus;
import gov.notify.queue.TokenBucket;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.provider.FakeProvider;
import gov.notify.worker.provider.ProviderList;
import gov.notify.worker.provider.Providers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who goes at once, who waits here, and who is given a turn.
class RateDecisionsTest {

    private final long began = System.nanoTime();
    private final TestDatabase database = new TestDatabase();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FakeProvider sns = new FakeProvider("sns");
    private final Bucket bucket = new Bucket();
    private final SendRates rates = new SendRates(database.pool(), DeliverySettings.of(DeliveryConfig.class, Map.of()));
    private final SenderBacklog backlog = new SenderBacklog(meters);
    private final TurnReservations reservations = new TurnReservations(bucket, backlog);
    private final RateLimiter limiter = new RateLimiter(bucket, rates, backlog, reservations);
    private final EarlyRateLimiter early = new EarlyRateLimiter(
            new Providers(
                    List.of(sns),
                    () -> List.of(new ProviderList.Active("sns", "sms", true, 100)),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    Clock.systemUTC(),
                    meters,
                    RandomGenerator.getDefault()),
            rates,
            backlog,
            reservations);
    private final List<UUID> gone = new ArrayList<>();
    private final Map<UUID, HeldBack> waiting = new LinkedHashMap<>();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_has_tokens_goes_at_once_in_its_order() throws InterruptedException {
        bucket.tokens = 10;
        var messages = messages(Lane.NORMAL, 3);

        ration(messages);

        assertThat(gone).containsExactlyElementsOf(ids(messages));
        assertThat(waiting).isEmpty();
    }

    @Test
    void who_has_a_turn_within_a_second_waits_for_it_here_and_all_others_are_given_one() throws InterruptedException {
        bucket.tokens = 1;
        bucket.after = Duration.ofMillis(1); // until the next: one a second
        bucket.refills = 1;
        bucket.firstTurn = Duration.ofSeconds(7);
        var messages = messages(Lane.NORMAL, 4);

        ration(messages);

        assertThat(gone).containsExactlyElementsOf(ids(messages).subList(0, 2));
        assertThat(waiting.keySet()).containsExactlyElementsOf(ids(messages).subList(2, 4));
        assertThat(waiting.values()).extracting(HeldBack::identity).containsOnly("sns");
        assertDue(waiting.get(ids(messages).get(2)), 7);
        assertDue(waiting.get(ids(messages).get(3)), 8);
    }

    @Test
    void a_message_of_many_parts_takes_as_many_turns() throws InterruptedException {
        bucket.after = Duration.ofMinutes(1);
        bucket.firstTurn = Duration.ofMinutes(1);
        var long1 = QueuedClaims.text(Lane.BULK, FIRST, 5);
        var short2 = QueuedClaims.text(Lane.BULK, FIRST, 1);

        ration(List.of(ready(long1), ready(short2)));

        assertThat(bucket.reserved).containsExactly("line:bulk 6");
        assertDue(waiting.get(long1.notificationId()), 60);
        assertDue(waiting.get(short2.notificationId()), 65);
    }

    @Test
    void who_has_waited_before_does_not_go_behind_everybody_elses_turn() throws InterruptedException {
        bucket.after = Duration.ofMinutes(1);
        var again = QueuedClaims.text(Lane.BULK, new ClaimedMessage.Tries(1, 2, false, 0, 0, null, CLAIMED));

        ration(List.of(ready(again), ready(QueuedClaims.text(Lane.BULK, FIRST))));

        assertThat(bucket.reserved).containsExactly("line:bulk 1", "line:bulk:again 1");
    }

    @Test
    void a_sign_in_code_waits_five_seconds_at_most_and_reserves_nothing() throws InterruptedException {
        bucket.after = Duration.ofSeconds(2);
        var codes = messages(Lane.HIGH, 6);

        ration(codes);

        assertThat(bucket.reserved).isEmpty();
        assertDue(waiting.get(ids(codes).get(0)), 2);
        assertDue(waiting.get(ids(codes).get(1)), 3);
        assertDue(waiting.get(ids(codes).get(5)), 5);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, false, true", "2, 0, false, false", "1, 1, false, false", "1, 0, true, false"})
    void a_message_is_new_until_something_was_tried_or_kept_it(
            int attempts, int deferrals, boolean died, boolean isNew) {
        var claim = QueuedClaims.text(
                Lane.NORMAL, new ClaimedMessage.Tries(attempts, deferrals, died, 0, 0, null, CLAIMED));

        assertThat(TurnReservations.isNew(claim)).isEqualTo(isNew);
    }

    @Test
    void behind_a_line_that_is_known_new_messages_are_given_a_turn_unopened() throws InterruptedException {
        bucket.after = Duration.ofMinutes(1);
        bucket.firstTurn = Duration.ofMinutes(1);
        ration(messages(Lane.NORMAL, 1));
        waiting.clear();
        var plain = content(QueuedClaims.text(Lane.NORMAL, FIRST), KeyType.NORMAL, NotificationStatus.CREATED);

        var passed = early.pass(List.of(plain), (claim, until) -> waiting.put(claim.notificationId(), until));

        assertThat(passed).isEmpty();
        assertThat(waiting).containsOnlyKeys(plain.notificationId());
    }

    @Test
    void what_will_not_be_sent_what_is_urgent_and_what_had_its_turn_pass_all_the_same() throws InterruptedException {
        bucket.after = Duration.ofMinutes(1);
        bucket.firstTurn = Duration.ofMinutes(1);
        ration(messages(Lane.NORMAL, 1));
        var onward = List.of(
                content(QueuedClaims.text(Lane.NORMAL, FIRST), KeyType.TEST, NotificationStatus.CREATED),
                content(QueuedClaims.text(Lane.NORMAL, FIRST), KeyType.NORMAL, NotificationStatus.DELIVERED),
                content(QueuedClaims.text(Lane.HIGH, FIRST), KeyType.NORMAL, NotificationStatus.CREATED),
                content(QueuedClaims.text(Lane.BULK, FIRST), KeyType.NORMAL, NotificationStatus.CREATED),
                content(
                        QueuedClaims.text(Lane.NORMAL, QueuedClaims.unanswered()),
                        KeyType.NORMAL,
                        NotificationStatus.CREATED),
                QueuedClaims.text(Lane.NORMAL, FIRST));

        assertThat(early.pass(onward, (_, _) -> {})).containsExactlyElementsOf(onward);
    }

    @Test
    void while_nobody_waits_anywhere_nobody_is_looked_at() {
        var claims = List.of(QueuedClaims.text(Lane.NORMAL, FIRST));

        assertThat(early.pass(claims, (_, _) -> {})).isSameAs(claims);
    }

    private void ration(List<ReadyMessage> messages) throws InterruptedException {
        limiter.ration(messages, new RateLimiter.Onward() {
            @Override
            public void go(List<ReadyMessage> granted) {
                granted.forEach(message -> gone.add(message.claim().notificationId()));
            }

            @Override
            public void wait(ReadyMessage message, HeldBack until) {
                waiting.put(message.claim().notificationId(), until);
            }
        });
    }

    private List<ReadyMessage> messages(Lane lane, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> ready(QueuedClaims.text(lane, FIRST)))
                .toList();
    }

    private ReadyMessage ready(ClaimedMessage claim) {
        return QueuedClaims.ready(claim, sns);
    }

    private static ClaimedMessage content(ClaimedMessage claim, KeyType keyType, NotificationStatus status) {
        return QueuedClaims.from(claim, null, keyType, status);
    }

    private static List<UUID> ids(List<ReadyMessage> messages) {
        return messages.stream()
                .map(message -> message.claim().notificationId())
                .toList();
    }

    private void assertDue(@Nullable HeldBack held, long seconds) {
        Instant earliest = CLAIMED.plusSeconds(seconds);
        assertThat(Objects.requireNonNull(held).due())
                .isBetween(earliest, earliest.plusNanos(System.nanoTime() - began));
    }

    /// Gives the tokens it is told to have, and turns from when it is told.
    private static final class Bucket implements TokenBucket {

        int tokens;
        int refills;
        Duration after = Duration.ZERO;
        Duration firstTurn = Duration.ZERO;
        final List<String> reserved = new ArrayList<>();

        @Override
        public Grant take(Identity identity, Lane lane, List<Integer> costs) {
            int granted = Math.min(tokens, costs.size());
            tokens = refills;
            refills = 0;
            return new Grant(granted, granted == costs.size() ? Duration.ZERO : after, Duration.ZERO);
        }

        @Override
        public Duration reserve(Identity identity, Line line, Duration soonest, int parts) {
            reserved.add("line:" + line.lane().wireName() + (line.again() ? ":again" : "") + " " + parts);
            return firstTurn;
        }

        @Override
        public void slowDown(Identity identity) {}
    }
}
