package gov.notify.worker.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.egress.Egress;
import gov.notify.sandbox.log.LogLines;
import gov.notify.worker.scale.StubAutoscaler.Mood;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AutoscalerPublisherTest {

    private static final String FAILS = "WARN the autoscaler does not hear how much there is to do: it fails";
    private static final String REFUSES = "WARN the autoscaler does not hear how much there is to do: it refuses them"
            + " (does the attached policy have a rule for each, and only for them?)";

    private final StubAutoscaler stub = new StubAutoscaler();
    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<Optional<Workload>> work =
            new AtomicReference<>(Optional.of(new Workload(1001, Duration.ofMillis(59_999), 2, 0.304)));
    private final AutoscalerPublisher publisher = publisher("2s");

    @AfterEach
    void close() {
        publisher.close();
        stub.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void posts_each_metric_of_this_instance_to_its_application_with_the_password() {
        publisher.publish();

        assertThat(stub.posted())
                .containsExactly(new StubAutoscaler.Posted(
                        "POST",
                        "/v1/apps/58d162ad/metrics",
                        "application/json",
                        "Basic dXNlcjpzZWNyZXQ6d29yZA==",
                        "{\"instance_index\":3,\"metrics\":["
                                + "{\"name\":\"notify_send_lag_seconds\",\"value\":59,\"unit\":\"seconds\"},"
                                + "{\"name\":\"notify_pressure\",\"value\":501,\"unit\":\"messages\"},"
                                + "{\"name\":\"notify_room\",\"value\":70,\"unit\":\"percent\"}]}"));
        assertThat(posts("accepted")).isEqualTo(1);
    }

    @Test
    void posts_nothing_while_nothing_is_known() {
        work.set(Optional.empty());
        publisher.publish();

        assertThat(stub.posted()).isEmpty();
        assertThat(posts("nothing-to-tell")).isEqualTo(1);
    }

    @Test
    void an_autoscaler_that_refuses_fails_hangs_or_is_gone_is_counted_and_nothing_else() {
        stub.is(Mood.REFUSES);
        publisher.publish();
        stub.is(Mood.FAILS);
        publisher.publish();
        stub.is(Mood.HANGS);
        publisher.publish();
        stub.is(Mood.HANGS_IN_ITS_ANSWER);
        publisher.publish();
        stub.is(Mood.WELL);
        publisher.publish();
        stub.close();
        publisher.publish();

        assertThat(posts("refused")).isEqualTo(1);
        assertThat(posts("failed")).isEqualTo(1);
        assertThat(posts("slow")).isEqualTo(2);
        assertThat(posts("accepted")).isEqualTo(1);
        assertThat(posts("gone")).isEqualTo(1);
    }

    @Test
    void each_kind_of_trouble_is_said_once_a_minute() {
        try (var log = new LogLines(AutoscalerPublisher.class.getName())) {
            stub.is(Mood.FAILS);
            publisher.publish();
            publisher.publish();
            stub.is(Mood.REFUSES);
            publisher.publish();
            passes(Duration.ofMinutes(1).minusNanos(1));
            publisher.publish();
            stub.is(Mood.WELL);
            publisher.publish();
            assertThat(log.all()).hasSize(2);

            passes(Duration.ofNanos(1));
            stub.is(Mood.FAILS);
            publisher.publish();

            assertThat(log.all()).containsExactly(FAILS, REFUSES, FAILS);
        }
    }

    @Test
    void the_end_of_the_worker_breaks_off_a_post_that_hangs() throws InterruptedException {
        stub.is(Mood.HANGS);
        var patient = publisher("30s");
        var posting = Thread.ofVirtual().start(patient::publish);
        await().until(() -> !stub.posted().isEmpty());

        try (var log = new LogLines(AutoscalerPublisher.class.getName())) {
            patient.close();

            assertThat(posting.join(Duration.ofSeconds(10))).isTrue();
            assertThat(log.all()).isEmpty();
        }
    }

    private AutoscalerPublisher publisher(String timeout) {
        var config = AutoscalerSettings.with(stub.url(), Map.of("notify.autoscaler.timeout", timeout));
        var target = AutoscalerTarget.of(config).orElseThrow();
        return new AutoscalerPublisher(
                target,
                new AutoscalerClients(target.proof(), config.timeout(), vertx, Egress.direct()),
                config,
                work::get,
                meters,
                nanos::get);
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private double posts(String outcome) {
        return meters.get("autoscaler_post").tag("outcome", outcome).counter().count();
    }
}
