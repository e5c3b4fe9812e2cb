package gov.notify.e2e.capacity;

/// What an installation needs.
///
/// @param apis instances, one of which may be lost
/// @param workers the same
/// @param connections to Postgres at most, without those of a migration
/// @param live bytes of messages within their retention, with the room of two busy days
/// @param historyYear bytes that the history grows by in a year
/// @param walDay bytes of WAL of a day, twice as busy as the average one
/// @param redis bytes of what an hour's outage of the provider queues at the peak, and of Redis itself
/// @param enough whether one Postgres like the measured one does: it shared its two cores with everything else
record Needs(
        int apis, int workers, int connections, double live, double historyYear, double walDay, double redis, boolean enough) {

    /// A container of 512 MB beside the two cores that were measured. Assumed, as in docs/scaling.md.
    static final double SHARE = 0.1;

    /// Of its speed, so that it has room for what comes unexpectedly.
    static final double USED = 0.7;

    static final int CONNECTIONS_OF_AN_API = 14;
    static final int CONNECTIONS_OF_A_WORKER = 8;

    private static final int LEAST = 2;
    private static final double DAYS_A_MONTH = 30;
    private static final int MONTHS_A_YEAR = 12;

    /// More than an average day: working days alone, and their peaks.
    private static final double BUSY = 2;

    private static final int OUTAGE_SECONDS = 3600;
    private static final double EMPTY_REDIS = 10e6;

    static Needs of(Demand demand, Measured measured, double share) {
        int apis = instances(demand.peak(), measured.accepted() * share);
        int workers = instances(demand.peak(), measured.sent() * share);
        double aDay = demand.monthly() / DAYS_A_MONTH;
        return new Needs(
                apis,
                workers,
                apis * CONNECTIONS_OF_AN_API + workers * CONNECTIONS_OF_A_WORKER,
                aDay * (demand.retentionDays() + BUSY) * measured.live(),
                (double) demand.monthly() * MONTHS_A_YEAR * measured.history(),
                aDay * BUSY * measured.wal(),
                EMPTY_REDIS + (double) demand.peak() * OUTAGE_SECONDS * measured.redis(),
                demand.peak() <= Math.min(measured.accepted(), measured.sent()) * USED);
    }

    private static int instances(int peak, double perSecond) {
        return Math.max(LEAST, (int) Math.ceil(peak / (perSecond * USED)) + 1);
    }
}
