package gov.notify.worker.scale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Tells the autoscaler what was measured. Whatever it answers, or whether at all, is counted
/// (`autoscaler_post{outcome}`), said once a minute, and changes nothing: it then leaves the number of workers as it
/// is.
final class AutoscalerPublisher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AutoscalerPublisher.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SAID_APART = Duration.ofMinutes(1);

    private final AutoscalerTarget target;
    private final AutoscalerClients clients;
    private final int instance;
    private final Duration timeout;
    private final Supplier<Optional<Workload>> workload;
    private final MeterRegistry meters;
    private final LongSupplier nanos;
    private final Map<PostOutcome, Long> saidAtNanos = new EnumMap<>(PostOutcome.class);
    private volatile boolean closed;

    /// @param workload the latest there is
    /// @param nanos a clock that never goes back
    AutoscalerPublisher(
            AutoscalerTarget target,
            AutoscalerClients clients,
            AutoscalerConfig config,
            Supplier<Optional<Workload>> workload,
            MeterRegistry meters,
            LongSupplier nanos) {
        this.target = target;
        this.clients = clients;
        this.instance = config.instance();
        this.timeout = config.timeout();
        this.workload = workload;
        this.meters = meters;
        this.nanos = nanos;
    }

    /// Posts once, within twice the time-out. For one thread.
    void publish() {
        var work = workload.get();
        var outcome = work.isEmpty() ? PostOutcome.NOTHING_TO_TELL : post(body(work.get()));
        meters.counter("autoscaler_post", "outcome", outcome.wireName()).increment();
        if (outcome != PostOutcome.ACCEPTED && !closed && isToBeSaid(outcome)) {
            LOG.warnf("the autoscaler does not hear how much there is to do: %s", outcome.words());
        }
    }

    private PostOutcome post(byte[] body) {
        try {
            return PostOutcome.ofStatus(status(request(body)));
        } catch (TimeoutException | HttpTimeoutException _) {
            return PostOutcome.SLOW;
        } catch (IOException | CancellationException _) {
            return PostOutcome.GONE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return PostOutcome.GONE;
        }
    }

    // The time-out of a request ends with the headers of its answer: one whose body never ends would outlast it.
    private int status(HttpRequest request) throws IOException, InterruptedException, TimeoutException {
        var answer = clients.current().sendAsync(request, BodyHandlers.discarding());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(byte[] body) {
        var request = HttpRequest.newBuilder(target.address())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        return switch (target.proof()) {
            case AutoscalerTarget.Proof.Password(var header) ->
                request.header("Authorization", header).build();
            case AutoscalerTarget.Proof.Certificate _ -> request.build();
        };
    }

    private byte[] body(Workload work) {
        try {
            return JSON.writeValueAsBytes(new Body(
                    instance,
                    Stream.of(ScaleMetric.values())
                            .map(metric -> new Value(metric.wireName(), metric.of(work), metric.unit()))
                            .toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("UnusedVariable") // read by Jackson
    private record Body(int instance_index, List<Value> metrics) {}

    @SuppressWarnings("UnusedVariable") // read by Jackson
    private record Value(String name, long value, String unit) {}

    private boolean isToBeSaid(PostOutcome outcome) {
        long now = nanos.getAsLong();
        var last = saidAtNanos.get(outcome);
        if (last != null && now - last < SAID_APART.toNanos()) {
            return false;
        }
        saidAtNanos.put(outcome, now);
        return true;
    }

    /// Breaks off a post that is under way.
    @Override
    public void close() {
        closed = true;
        clients.close();
    }
}
