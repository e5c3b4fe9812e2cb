package gov.notify.e2e.bench;

/// How long to measure.
///
/// @param runs of which the median counts
/// @param warmUp seconds of load at a time, repeated until it gets no faster
/// @param seconds one measurement takes
/// @param messages queued for one measurement of sending
/// @param bulk messages that drain while priority ones overtake them
/// @param rows stored before reading is measured
record Effort(int runs, double warmUp, double seconds, int messages, int bulk, int rows) {
    static Effort full() {
        return new Effort(3, 5, 5, 12_000, 100_000, 5_000_000);
    }

    /// For a look while developing: the figures wobble.
    static Effort quick() {
        return new Effort(1, 3, 3, 6_000, 10_000, 200_000);
    }
}
