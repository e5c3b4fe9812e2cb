package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.receipt.ReceiptSource;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every provider promises, the pretended one included: a fake that answered otherwise would prove nothing.
abstract class ProviderConformance {

    /// What the provider's far side does with the calls that come.
    enum Conduct {
        ACCEPTS,
        THROTTLES,
        FAILS,
        BREAKS_OFF
    }

    abstract Provider provider();

    /// A message the provider takes.
    abstract OutgoingMessage message(UUID id);

    /// A message it will never take.
    abstract OutgoingMessage unacceptable(UUID id);

    abstract void farSide(Conduct conduct);

    /// How many messages have reached the far side and were taken there.
    abstract int taken();

    @Test
    void takes_a_message_and_says_what_it_is_called_there() {
        farSide(Conduct.ACCEPTS);

        var first = provider().send(message(UUID.randomUUID()));
        var second = provider().send(message(UUID.randomUUID()));

        assertThat(first)
                .isInstanceOfSatisfying(
                        Handover.Accepted.class,
                        accepted -> assertThat(accepted.reference()).isNotBlank());
        assertThat(second).isInstanceOf(Handover.Accepted.class).isNotEqualTo(first);
        assertThat(taken()).isEqualTo(2);
    }

    @Test
    void one_call_hands_over_one_message_whoever_else_calls() throws Exception {
        farSide(Conduct.ACCEPTS);
        var provider = provider();
        var calls = new ArrayList<Callable<Handover>>();
        for (int i = 0; i < 100; i++) {
            calls.add(() -> provider.send(message(UUID.randomUUID())));
        }

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : callers.invokeAll(calls)) {
                assertThat(answer.get()).isInstanceOf(Handover.Accepted.class);
            }
        }

        assertThat(taken()).isEqualTo(100);
    }

    @Test
    void says_when_it_is_asked_to_slow_down() {
        farSide(Conduct.THROTTLES);

        assertThat(provider().send(message(UUID.randomUUID())))
                .isInstanceOfSatisfying(
                        Handover.Throttled.class,
                        throttled -> assertThat(throttled.after()).isPositive());
        assertThat(taken()).isZero();
    }

    @Test
    void a_fault_there_is_worth_another_try_and_is_not_repeated_here() {
        farSide(Conduct.FAILS);

        assertThat(provider().send(message(UUID.randomUUID()))).isInstanceOf(Handover.TryLater.class);
        assertThat(taken()).isZero();
    }

    @Test
    void an_answer_that_never_comes_leaves_the_outcome_open() {
        farSide(Conduct.BREAKS_OFF);

        assertThat(provider().send(message(UUID.randomUUID()))).isInstanceOf(Handover.Unknown.class);
    }

    @Test
    void what_it_will_never_take_is_refused_and_names_nobody() {
        farSide(Conduct.ACCEPTS);
        var message = unacceptable(UUID.randomUUID());

        assertThat(provider().send(message))
                .isInstanceOfSatisfying(
                        Handover.Refused.class,
                        refused -> assertThat(refused.reason().toString())
                                .doesNotContain(message.to().value()));
        assertThat(taken()).isZero();
    }

    @Test
    void every_message_spends_somebodys_rate() {
        assertThat(provider().identity(message(UUID.randomUUID()))).isNotBlank();
        assertThat(provider().identifier()).isNotBlank();
    }

    @Test
    void receipts_name_it_as_it_names_itself() {
        var identifier = provider().identifier();

        assertThat(ReceiptSource.of(identifier).wireName()).isEqualTo(identifier);
    }
}
