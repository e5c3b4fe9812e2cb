package gov.notify.worker.scale;

/// What the App Autoscaler is told, by the names that its policies use.
///
/// It refuses a post whole that has a name which the attached policy does not: a policy of the worker
/// has a rule for each. Values are whole numbers, none below zero: it rounds what is broken up, and
/// averages over the instances.
enum ScaleMetric {
    /// Seconds since the oldest message that nobody has taken could have gone.
    LAG("notify_send_lag_seconds", "seconds"),

    /// Messages that could go now and nobody has taken, for each worker.
    PRESSURE("notify_pressure", "messages"),

    /// How much of this worker is not used.
    ROOM("notify_room", "percent");

    private final String wireName;
    private final String unit;

    ScaleMetric(String wireName, String unit) {
        this.wireName = wireName;
        this.unit = unit;
    }

    String wireName() {
        return wireName;
    }

    String unit() {
        return unit;
    }

    long of(Workload work) {
        return switch (this) {
            case LAG -> work.oldest().toSeconds();
            case PRESSURE -> Math.ceilDiv(work.due(), work.workers());
            case ROOM -> work.roomPercent();
        };
    }
}
