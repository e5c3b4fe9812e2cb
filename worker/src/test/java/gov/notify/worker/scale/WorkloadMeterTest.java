package gov.notify.worker.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.jdbc.StoreUnavailable;
import gov.notify.message.Channel;
import gov.notify.worker.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkloadMeterTest {

    private final TestDatabase database = new TestDatabase();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final WorkloadMeter meter = new WorkloadMeter(
            new DueMessages(database.pool(), List.of(Channel.values())), () -> 4, 100, meters, nanos::get);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shows_what_it_measures() {
        queue(9, 100);
        call(250);
        passes(Duration.ofSeconds(10));

        meter.measure();

        assertThat(shown("send_due_messages")).isEqualTo(9);
        assertThat(shown("send_due_oldest_seconds")).isBetween(100.0, 130.0);
        assertThat(shown("worker_load_percent")).isEqualTo(25);
        assertThat(shown("workers_live")).isEqualTo(4);
        var work = meter.latest().orElseThrow();
        assertThat(ScaleMetric.LAG.of(work)).isBetween(100L, 130L);
        assertThat(ScaleMetric.PRESSURE.of(work)).isEqualTo(3);
        assertThat(ScaleMetric.ROOM.of(work)).isEqualTo(75);
    }

    @Test
    void no_worker_has_less_room_than_none() {
        call(9000);
        passes(Duration.ofSeconds(10));
        meter.measure();

        assertThat(ScaleMetric.ROOM.of(meter.latest().orElseThrow())).isZero();
        assertThat(shown("worker_load_percent")).isEqualTo(900);
    }

    @Test
    void a_measurement_is_the_latest_for_half_a_minute_and_no_longer() {
        assertThat(meter.latest()).isEmpty();
        meter.measure();

        passes(Duration.ofSeconds(30).minusNanos(1));
        assertThat(meter.latest()).isPresent();
        passes(Duration.ofNanos(1));
        assertThat(meter.latest()).isEmpty();
    }

    @Test
    void without_postgres_it_measures_what_it_can_and_says_that_it_cannot_the_rest() {
        queue(1, 1);
        meter.measure();
        call(500);
        passes(Duration.ofSeconds(10));
        database.close();

        assertThatThrownBy(meter::measure).isInstanceOf(StoreUnavailable.class);

        assertThat(shown("worker_load_percent")).isEqualTo(50);
        assertThat(meter.latest().orElseThrow().due()).isEqualTo(1);
    }

    private void queue(int messages, int secondsAgo) {
        database.run("insert into send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at)"
                + " select gen_random_uuid(), gen_random_uuid(), 'sms', 'bulk', now() - interval '" + secondsAgo
                + " s', now() from generate_series(1, " + messages + ")");
    }

    private void call(int times) {
        for (int i = 0; i < times; i++) {
            meters.timer("provider_call", "provider", "ses").record(1, TimeUnit.MILLISECONDS);
        }
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private double shown(String gauge) {
        return meters.get(gauge).gauge().value();
    }
}
