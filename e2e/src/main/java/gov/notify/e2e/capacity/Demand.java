package gov.notify.e2e.capacity;

/// What is asked of an installation.
///
/// @param monthly messages a month, at least 1
/// @param peak messages a second in the busiest minutes, at least 1
/// @param retentionDays for which recipients and contents are kept, at least 1
record Demand(long monthly, int peak, int retentionDays) {

    static final int USUAL_RETENTION = 7;

    /// A month's messages come in eight hours of 21 days, and in the busiest minutes ten times as fast.
    private static final int WORKING_SECONDS = 21 * 8 * 3600;

    private static final int BUSIEST = 10;

    Demand {
        if (monthly < 1 || peak < 1 || retentionDays < 1) {
            throw new IllegalArgumentException(
                    "A demand is at least one message a month, one a second at its peak, and a day of retention");
        }
    }

    /// Where nobody knows the peak.
    static Demand ofMonth(long monthly) {
        return new Demand(monthly, (int) Math.ceil(monthly * (double) BUSIEST / WORKING_SECONDS), USUAL_RETENTION);
    }
}
