package gov.notify.worker.deliver;

import static gov.notify.worker.deliver.AmbiguityPolicy.AT_LEAST_ONCE;
import static gov.notify.worker.deliver.AmbiguityPolicy.AT_MOST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Lane;
import gov.notify.worker.deliver.NextStep.GiveUp;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.deliver.NextStep.Hold;
import gov.notify.worker.deliver.NextStep.Postpone;
import gov.notify.worker.deliver.NextStep.Sent;
import gov.notify.worker.provider.FakeProvider;
import gov.notify.worker.provider.Handover;
import gov.notify.worker.provider.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What follows from each answer of a provider, and from none.
class DeliveryPolicyTest {

    private static final Duration BUDGET = Duration.ofHours(1);
    private static final Duration QUOTA_BUDGET = Duration.ofHours(5);
    private static final Duration AFTER_DEATH = Duration.ofSeconds(30);
    private static final Duration HOLD = Duration.ofSeconds(90);
    private static final Duration HOLD_HIGH = Duration.ofSeconds(20);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration FIRST_WAIT_HIGH = Duration.ofSeconds(2);
    private static final Reason REASON = Reason.of("Trouble", "something broke");

    private final DeliveryPolicy policy = new DeliveryPolicy(
            DeliverySettings.of(
                    DeliveryConfig.class,
                    Map.of(
                            "notify.delivery.retry.budget", "1h",
                            "notify.delivery.retry.quota-budget", "5h",
                            "notify.delivery.ambiguous.hold", "90s",
                            "notify.delivery.ambiguous.hold-high", "20s",
                            "notify.delivery.ambiguous.hold-after-death", "30s")),
            new RetrySchedule(() -> 1L << 63)); // the middle of what it may wait
    private final FakeProvider provider = new FakeProvider("ses");
    private final long began = System.nanoTime();
    private final TestClaim claim = new TestClaim();

    @Test
    void what_is_accepted_is_sent_under_the_providers_reference() {
        assertThat(policy.after(new Handover.Accepted("reference"), ready(AT_LEAST_ONCE)))
                .isInstanceOfSatisfying(Sent.class, sent -> {
                    assertThat(sent.reference()).isEqualTo("reference");
                    assertThat(sent.provider()).isEqualTo("ses");
                    assertThat(sent.units()).isEqualTo(2);
                    assertThat(sent.receiptComes()).isTrue();
                    assertDue(sent.at(), Duration.ZERO);
                });
    }

    @Test
    void a_throttled_message_waits_as_long_as_it_was_told_and_costs_no_attempt() {
        assertPostponed(after(new Handover.Throttled(Duration.ofSeconds(7))), Duration.ofSeconds(7), false);
    }

    @Test
    void a_throttled_message_waits_a_second_at_least() {
        assertPostponed(after(new Handover.Throttled(Duration.ofMillis(10))), Duration.ofSeconds(1), false);
    }

    @Test
    void a_throttled_message_never_runs_out_of_time() {
        claim.firstTriedBefore(QUOTA_BUDGET.multipliedBy(10));

        assertPostponed(after(new Handover.Throttled(Duration.ofSeconds(7))), Duration.ofSeconds(7), false);
    }

    @Test
    void after_trouble_a_message_waits_as_the_schedule_says_and_it_costs_an_attempt() {
        assertPostponed(after(new Handover.TryLater(REASON)), FIRST_WAIT, true);
    }

    @Test
    void a_later_attempt_waits_longer() {
        claim.attempt(2);

        assertPostponed(after(new Handover.TryLater(REASON)), Duration.ofSeconds(30), true);
    }

    @Test
    void a_message_in_trouble_is_tried_until_its_budget_is_spent() {
        claim.firstTriedBefore(BUDGET.minusMinutes(1));
        assertPostponed(after(new Handover.TryLater(REASON)), FIRST_WAIT, true);

        claim.firstTriedBefore(BUDGET);
        assertThat(after(new Handover.TryLater(REASON)).get()).isEqualTo(new GiveUp("something broke", false));
    }

    @Test
    void an_urgent_message_is_tried_until_it_expires() {
        claim.lane(Lane.HIGH).firstTriedBefore(BUDGET).expiresAfter(Duration.ofMinutes(1));
        assertPostponed(after(new Handover.TryLater(REASON)), FIRST_WAIT_HIGH, true);

        claim.firstTriedBefore(Duration.ZERO).expiresAfter(Duration.ZERO);
        assertThat(after(new Handover.TryLater(REASON)).get()).isEqualTo(new GiveUp("something broke", false));
    }

    @Test
    void an_urgent_message_that_does_not_expire_has_the_budget_of_all() {
        claim.lane(Lane.HIGH).firstTriedBefore(BUDGET.minusMinutes(1));
        assertPostponed(after(new Handover.TryLater(REASON)), FIRST_WAIT_HIGH, true);

        claim.firstTriedBefore(BUDGET);
        assertThat(after(new Handover.TryLater(REASON)).get()).isEqualTo(new GiveUp("something broke", false));
    }

    @Test
    void another_message_is_tried_for_its_budget_even_where_it_expires_later() {
        claim.firstTriedBefore(BUDGET).expiresAfter(Duration.ofDays(1));

        assertThat(after(new Handover.TryLater(REASON)).get()).isEqualTo(new GiveUp("something broke", false));
    }

    @Test
    void what_is_given_up_after_a_call_without_an_answer_may_still_be_corrected() {
        claim.unanswered().firstTriedBefore(BUDGET);

        assertThat(after(new Handover.TryLater(REASON)).get()).isEqualTo(new GiveUp("something broke", true));
        assertThat(after(new Handover.Refused(REASON)).get()).isEqualTo(new GiveUp("something broke", true));
    }

    @Test
    void a_spent_quota_costs_no_attempt_and_is_waited_for_beyond_the_budget_of_trouble() {
        claim.firstTriedBefore(QUOTA_BUDGET.minusMinutes(1));
        assertPostponed(after(new Handover.QuotaSpent(REASON, Duration.ofMinutes(10))), Duration.ofMinutes(10), false);

        claim.firstTriedBefore(QUOTA_BUDGET);
        assertThat(after(new Handover.QuotaSpent(REASON, Duration.ofMinutes(10)))
                        .get())
                .isEqualTo(new GiveUp("something broke", false));
    }

    @Test
    void what_is_set_up_wrongly_is_waited_for_as_long() {
        claim.firstTriedBefore(QUOTA_BUDGET.minusMinutes(1));
        assertPostponed(
                after(new Handover.Misconfigured(REASON, Duration.ofMinutes(10))), Duration.ofMinutes(10), false);

        claim.firstTriedBefore(QUOTA_BUDGET);
        assertThat(after(new Handover.Misconfigured(REASON, Duration.ofMinutes(10)))
                        .get())
                .isEqualTo(new GiveUp("something broke", false));
    }

    @Test
    void a_sender_who_is_not_set_up_is_waited_for_as_long_as_the_provider_is() {
        claim.firstTriedBefore(QUOTA_BUDGET.minusMinutes(1));
        var unknown = new Handover.SenderUnknown(REASON, Duration.ofMinutes(4));
        assertPostponed(after(unknown), Duration.ofMinutes(4), false);

        claim.firstTriedBefore(QUOTA_BUDGET);
        assertThat(after(unknown).get()).isEqualTo(new GiveUp("something broke", false));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 4", "3, 8", "4, 15", "1000, 15"})
    void a_recipient_whom_the_account_may_not_write_to_is_asked_about_ever_more_seldom(int before, int minutes) {
        claim.deferred(before);

        assertPostponed(after(new Handover.RecipientUnknown(REASON)), Duration.ofMinutes(minutes), false);
        claim.firstTriedBefore(QUOTA_BUDGET);
        assertThat(after(new Handover.RecipientUnknown(REASON)).get()).isEqualTo(new GiveUp("something broke", false));
    }

    @Test
    void whoever_cannot_be_asked_is_not_asked_before_a_dead_workers_outcome_may_be_known() {
        claim.afterDeath();

        assertPostponed(() -> policy.patiently(REASON, Duration.ofSeconds(1), claim.make()), AFTER_DEATH, false);
        assertPostponed(
                () -> policy.patiently(REASON, Duration.ofMinutes(1), claim.make()), Duration.ofMinutes(1), false);
    }

    @Test
    void a_refused_message_is_given_up_for_the_reason_that_is_known() {
        assertThat(after(new Handover.Refused(REASON)).get()).isEqualTo(new GiveUp("something broke", false));
        assertThat(after(new Handover.Refused(Reason.of("MessageRejected", null)))
                        .get())
                .isEqualTo(new GiveUp("MessageRejected", false));
    }

    @Test
    void an_unanswered_message_is_held_for_the_receipt_where_receipts_name_it() {
        provider.echoesIds();

        assertHeld(after(new Handover.Unknown(REASON)), HOLD);
    }

    @Test
    void an_urgent_unanswered_message_is_held_for_a_shorter_time() {
        provider.echoesIds();
        claim.lane(Lane.HIGH);

        assertHeld(after(new Handover.Unknown(REASON)), HOLD_HIGH);
    }

    @Test
    void where_no_receipt_can_tell_an_unanswered_message_waits_as_after_trouble() {
        assertHeld(after(new Handover.Unknown(REASON)), FIRST_WAIT);
    }

    @Test
    void an_unanswered_message_whose_budget_is_spent_is_given_up_for_a_receipt_to_correct() {
        claim.firstTriedBefore(BUDGET);

        assertThat(after(new Handover.Unknown(REASON)).get()).isEqualTo(new GiveUp("something broke", true));
    }

    @Test
    void a_message_that_got_no_answer_twice_is_left_as_sent() {
        claim.unanswered();

        assertLeftAsSent(after(new Handover.Unknown(REASON)).get());
    }

    @Test
    void an_unanswered_message_that_must_not_arrive_twice_is_left_as_sent() {
        assertLeftAsSent(policy.after(new Handover.Unknown(REASON), ready(AT_MOST_ONCE)));
    }

    @Test
    void after_a_death_a_message_is_held_for_what_its_worker_may_still_store() {
        claim.afterDeath();

        assertHeld(() -> policy.afterDeath(ready(AT_LEAST_ONCE)), AFTER_DEATH);
        assertHeld(() -> policy.afterDeath(ready(AT_MOST_ONCE)), AFTER_DEATH);
    }

    @Test
    void after_a_death_a_message_whose_budget_is_spent_is_given_up_for_a_receipt_to_correct() {
        claim.afterDeath().firstTriedBefore(BUDGET);

        assertThat(policy.afterDeath(ready(AT_LEAST_ONCE))).isEqualTo(new GiveUp("The outcome is not known", true));
    }

    @Test
    void what_must_not_arrive_twice_waits_for_a_dead_workers_outcome_whatever_its_budget() {
        claim.afterDeath().firstTriedBefore(BUDGET);

        assertHeld(() -> policy.afterDeath(ready(AT_MOST_ONCE)), AFTER_DEATH);
    }

    @Test
    void after_a_death_that_followed_an_unanswered_call_what_its_worker_may_still_store_is_waited_for_too() {
        claim.unanswered().afterDeath();

        assertHeld(() -> policy.afterDeath(ready(AT_LEAST_ONCE)), AFTER_DEATH);
        claim.firstTriedBefore(BUDGET);
        assertHeld(() -> policy.afterDeath(ready(AT_LEAST_ONCE)), AFTER_DEATH);
    }

    @Test
    void a_message_that_was_not_begun_comes_back_soon_and_costs_no_attempt() {
        assertPostponed(() -> policy.soon(claim.make()), Duration.ofSeconds(1), false);
        assertPostponed(() -> policy.later(claim.make(), Duration.ofSeconds(9)), Duration.ofSeconds(9), false);
    }

    @Test
    void nothing_comes_back_before_a_dead_workers_outcome_may_be_known() {
        claim.afterDeath();

        assertPostponed(() -> policy.soon(claim.make()), AFTER_DEATH, false);
        assertPostponed(() -> policy.later(claim.make(), Duration.ofMinutes(1)), Duration.ofMinutes(1), false);
        assertPostponed(() -> policy.afterDefect(claim.make(), "a defect"), AFTER_DEATH, true);
    }

    @Test
    void what_waits_for_memory_says_so() {
        var message = claim.make();

        assertThat(policy.forMemory(message, Duration.ofSeconds(5))).isInstanceOfSatisfying(HeldBack.class, held -> {
            assertDue(held.due(), Duration.ofSeconds(5));
            assertThat(held.identity()).isEqualTo(MemoryBudget.NAME);
        });
    }

    @Test
    void a_defect_of_ours_counts_as_trouble_does() {
        assertPostponed(() -> policy.afterDefect(claim.make(), "a defect"), FIRST_WAIT, true);
    }

    @Test
    void a_defect_that_lasts_ends_a_message_with_its_name() {
        claim.firstTriedBefore(BUDGET);
        assertThat(policy.afterDefect(claim.make(), "a defect")).isEqualTo(new GiveUp("a defect", false));

        claim.unanswered();
        assertThat(policy.afterDefect(claim.make(), "a defect")).isEqualTo(new GiveUp("a defect", true));
    }

    private ReadyMessage ready(AmbiguityPolicy ambiguity) {
        return claim.ready(provider, ambiguity);
    }

    private Supplier<NextStep> after(Handover answer) {
        return () -> policy.after(answer, ready(AT_LEAST_ONCE));
    }

    private void assertPostponed(Supplier<? extends NextStep> decision, Duration wait, boolean counted) {
        var step = decision.get();
        assertThat(step).isInstanceOfSatisfying(Postpone.class, postponed -> {
            assertDue(postponed.due(), wait);
            assertThat(postponed.counted()).isEqualTo(counted);
        });
    }

    private void assertHeld(Supplier<NextStep> decision, Duration wait) {
        assertThat(decision.get()).isInstanceOfSatisfying(Hold.class, held -> {
            assertDue(held.until(), wait);
            assertThat(held.provider()).isEqualTo("ses");
        });
    }

    private void assertDue(Instant due, Duration wait) {
        var least = TestClaim.CLAIMED_AT.plus(wait);
        assertThat(due).isBetween(least, least.plusNanos(System.nanoTime() - began));
    }

    private void assertLeftAsSent(NextStep step) {
        assertThat(step).isInstanceOfSatisfying(Sent.class, sent -> {
            assertThat(sent.reference()).isNull();
            assertThat(sent.provider()).isEqualTo("ses");
            assertThat(sent.units()).isEqualTo(2);
            assertThat(sent.receiptComes()).isTrue();
            assertDue(sent.at(), Duration.ZERO);
        });
    }
}
