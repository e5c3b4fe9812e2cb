package gov.notify.e2e.scaling;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.e2e.world.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.StreamSupport;

/// How fast a worker is.
///
/// What was measured holds for the machine that measured; a container has a share of such a machine.
///
/// @param perSecond messages that it sends, while nothing but itself holds it up
/// @param startSeconds until a new one sends
/// @param source in words
record WorkerModel(int perSecond, int startSeconds, String source) {

    /// What holding a message back for its sender's rate costs, as a part of what sending it does: it is neither opened
    /// nor
    /// rendered, and no provider is called. Assumed.
    static final int HELD_BACK_PART = 5;

    /// A container of 512 MB beside the two cores of docs/performance.md. Assumed.
    static final double SHARE = 0.1;

    private static final String RATE = "send_email_50ms";
    private static final String START = "start_worker";
    private static final double DOCUMENTED_RATE = 1057;
    private static final double DOCUMENTED_START = 6.3;

    /// By the figures of docs/performance.md.
    static WorkerModel documented() {
        return of(DOCUMENTED_RATE, DOCUMENTED_START, SHARE, "docs/performance.md");
    }

    /// By those of `make bench`, where it has measured them.
    ///
    /// @param bench its file
    /// @param share of that machine that a worker has
    static WorkerModel measured(Path bench, double share) {
        if (!Files.exists(bench)) {
            return of(DOCUMENTED_RATE, DOCUMENTED_START, share, "docs/performance.md");
        }
        try {
            var rows = Json.parse(Files.readString(bench)).path("benchmarks");
            var rate = figure(rows, RATE, "value");
            var start = figure(rows, START, "baseline_value");
            return of(
                    rate > 0 ? rate : DOCUMENTED_RATE,
                    start > 0 ? start : DOCUMENTED_START,
                    share,
                    rate > 0 && start > 0 ? bench.toString() : bench + " and docs/performance.md");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkerModel of(double rate, double start, double share, String source) {
        return new WorkerModel(
                (int) Math.max(1, rate * share),
                (int) Math.ceil(start / share),
                String.format(
                        Locale.ROOT,
                        "%.0f/s and %.1f s to start of %s, by %s of that machine",
                        rate,
                        start,
                        source,
                        share));
    }

    private static double figure(JsonNode rows, String name, String field) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("name").asText().equals(name))
                .mapToDouble(row -> row.path(field).asDouble())
                .findFirst()
                .orElse(0);
    }
}
