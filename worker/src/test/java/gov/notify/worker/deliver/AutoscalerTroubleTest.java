package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.worker.scale.StubAutoscaler;
import gov.notify.worker.scale.StubAutoscaler.Mood;
import gov.notify.worker.scale.TestScale;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A worker sends, whatever becomes of what it tells the autoscaler.
class AutoscalerTroubleTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PRESSURE = "notify_pressure";

    private final DeliveryFixture workshop = new DeliveryFixture();
    private final StubAutoscaler stub = new StubAutoscaler();

    @AfterEach
    void close() {
        stub.close();
        workshop.close();
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void sends_while_the_autoscaler_is_in_any_mood(Mood mood) {
        stub.is(mood);
        var worker = workshop.start();
        try (var _ = new TestScale(workshop.database, worker.meters, stub)) {
            await().atMost(SOON).until(() -> TestScale.last(stub, PRESSURE) >= 0);

            sendsAll(200);
        }
    }

    @Test
    void sends_while_the_autoscaler_is_gone() {
        var worker = workshop.start();
        try (var _ = new TestScale(workshop.database, worker.meters, stub)) {
            await().atMost(SOON).until(() -> TestScale.last(stub, PRESSURE) >= 0);
            stub.close();
            await().atMost(SOON).until(() -> posts(worker, "gone") > 0);

            sendsAll(200);
        }
    }

    @Test
    void tells_of_what_waits_for_a_worker_and_of_nothing_once_it_is_sent() {
        workshop.set("notify.delivery.lease", "60s");
        workshop.emails.holdsEveryCall();
        var worker = workshop.start();
        try (var _ = new TestScale(workshop.database, worker.meters, stub)) {
            var messages = workshop.queued(1500, Channel.EMAIL, Lane.BULK);
            await("what exceeds a worker's claims waits")
                    .atMost(SOON)
                    .until(() -> TestScale.last(stub, PRESSURE) > 500);
            await().atMost(SOON).until(() -> TestScale.last(stub, "notify_send_lag_seconds") > 0);

            workshop.emails.letsGo();

            await().atMost(Duration.ofSeconds(60)).until(() -> workshop.allAre("sending", messages));
            await().atMost(SOON)
                    .until(() -> TestScale.last(stub, PRESSURE) == 0
                            && TestScale.last(stub, "notify_send_lag_seconds") == 0);
        }
    }

    @Test
    void what_waits_for_its_senders_rate_asks_for_no_worker() {
        workshop.rate("+18005550100", 1);
        workshop.from("+18005550100");
        var worker = workshop.start();
        try (var _ = new TestScale(workshop.database, worker.meters, stub)) {
            workshop.queued(100, Channel.SMS, Lane.NORMAL);

            await("all have turns of their own but those that go")
                    .atMost(SOON)
                    .until(() -> Integer.parseInt(
                                    workshop.one("SELECT count(*) FROM send_queue WHERE waits_for IS NOT NULL"))
                            > 80);
            await().atMost(SOON).until(() -> TestScale.last(stub, PRESSURE) <= 2);
        }
    }

    private void sendsAll(int count) {
        var messages = workshop.queued(count, Channel.EMAIL, Lane.NORMAL);
        await().atMost(SOON).until(() -> workshop.allAre("sending", messages));
        assertThat(messages)
                .allSatisfy(id -> assertThat(workshop.emails.callsFor(id)).isEqualTo(1));
    }

    private static double posts(DeliveryWorker worker, String outcome) {
        var counter =
                worker.meters.find("autoscaler_post").tag("outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }
}
