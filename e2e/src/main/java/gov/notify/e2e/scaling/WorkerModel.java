package gov.notify.e2e.scaling;

import gov.notify.e2e.bench.Figures;
import java.nio.file.Path;
import java.util.Locale;

/// How fast a worker is.
///
/// What was measured holds for the machine that measured; a container has a share of such a machine.
///
/// @param perSecond messages that it sends, while nothing but itself holds it up
/// @param startSeconds until a new one sends
/// @param source in words
record WorkerModel(int perSecond, int startSeconds, String source) {

    /// What holding a message back for its sender's rate costs, as a part of what sending it does: it is
    /// neither opened nor rendered, and no provider is called. Assumed.
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
        var figures = Figures.of(bench);
        var rate = figures.value(RATE);
        var start = figures.baseline(START);
        return of(
                rate.orElse(DOCUMENTED_RATE),
                start.orElse(DOCUMENTED_START),
                share,
                source(bench, rate.isPresent(), start.isPresent()));
    }

    private static String source(Path bench, boolean rate, boolean start) {
        if (rate && start) {
            return bench.toString();
        }
        return rate || start ? bench + " and docs/performance.md" : "docs/performance.md";
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
}
