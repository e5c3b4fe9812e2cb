package gov.notify.api.admin.statistics;

import gov.notify.statistics.StatusCount;

/// What became of a number of messages of one channel (docs/contract/admin-statistics.md, 6).
///
/// @param pending those that have neither arrived nor failed, where the question is what happened
/// in an hour; 0 elsewhere
record MessageTotals(long requested, long delivered, long failure, long pending) {

    static final MessageTotals NONE = new MessageTotals(0, 0, 0, 0);

    /// With those of one more status. Nothing counts as pending.
    MessageTotals plus(StatusCount count) {
        long n = count.messages();
        return switch (count.status()) {
            case CANCELLED -> this;
            case CREATED, SENDING, PENDING, PENDING_VIRUS_CHECK ->
                new MessageTotals(requested + n, delivered, failure, pending);
            case DELIVERED, SENT -> new MessageTotals(requested + n, delivered + n, failure, pending);
            case FAILED,
                    TECHNICAL_FAILURE,
                    TEMPORARY_FAILURE,
                    PERMANENT_FAILURE,
                    VALIDATION_FAILED,
                    VIRUS_SCAN_FAILED -> new MessageTotals(requested + n, delivered, failure + n, pending);
        };
    }

    /// With this many pending.
    MessageTotals pending(long messages) {
        return new MessageTotals(requested, delivered, failure, messages);
    }
}
