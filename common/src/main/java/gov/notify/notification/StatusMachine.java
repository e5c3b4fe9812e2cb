package gov.notify.notification;

import static gov.notify.notification.NotificationStatus.SENDING;
import static gov.notify.notification.NotificationStatus.SENT;
import static gov.notify.notification.NotificationStatus.TECHNICAL_FAILURE;
import static gov.notify.notification.NotificationStatus.TEMPORARY_FAILURE;

import gov.notify.notification.StatusStep.Because;
import gov.notify.notification.StatusStep.Move;
import gov.notify.notification.StatusStep.Stay;

/// The one place that says how a status may change. Drawn in docs/statuses.md; a test keeps the picture true.
///
/// Receipts come late, early, twice and out of order: all of that is legal input, and every combination has an answer.
public final class StatusMachine {

    private StatusMachine() {}

    /// What `event` does to a notification that stands at `state`.
    public static StatusStep next(DeliveryState state, StatusEvent event) {
        return switch (state.status()) {
            case CREATED -> beforeHandOver(event);
            case SENDING -> waiting(event);
            case PENDING -> pending(event);
            case SENT -> sent(event);
            case DELIVERED -> delivered(event);
            case TEMPORARY_FAILURE -> state.timedOut() ? awaitedTooLong(event) : settled();
            case TECHNICAL_FAILURE -> state.ambiguous() ? awaitedTooLong(event) : settled();
            case FAILED, PERMANENT_FAILURE -> settled();
            case CANCELLED, PENDING_VIRUS_CHECK, VALIDATION_FAILED, VIRUS_SCAN_FAILED -> new Stay(Because.OUT_OF_PLACE);
        };
    }

    private static StatusStep beforeHandOver(StatusEvent event) {
        return switch (event) {
            case ACCEPTED -> moveTo(SENDING);
            case ACCEPTED_WITHOUT_RECEIPT -> moveTo(SENT);
            case GIVEN_UP -> moveTo(TECHNICAL_FAILURE);
            case DELIVERED, PERMANENT_FAILURE, TEMPORARY_FAILURE, FAILED, REJECTED, TIMED_OUT ->
                new Stay(Because.OUT_OF_PLACE);
        };
    }

    private static StatusStep waiting(StatusEvent event) {
        return switch (event) {
            case DELIVERED -> moveTo(NotificationStatus.DELIVERED);
            case PERMANENT_FAILURE -> moveTo(NotificationStatus.PERMANENT_FAILURE);
            case TEMPORARY_FAILURE -> moveTo(TEMPORARY_FAILURE);
            case FAILED -> moveTo(NotificationStatus.FAILED);
            case REJECTED -> moveTo(TECHNICAL_FAILURE);
            case TIMED_OUT -> new Move(TEMPORARY_FAILURE, true);
            case ACCEPTED, ACCEPTED_WITHOUT_RECEIPT, GIVEN_UP -> settled();
        };
    }

    // The reference's rule, kept for its rows: a permanent failure after an intermediate state counts as
    // temporary.
    private static StatusStep pending(StatusEvent event) {
        return switch (event) {
            case PERMANENT_FAILURE -> moveTo(TEMPORARY_FAILURE);
            case REJECTED -> new Stay(Because.OUT_OF_PLACE);
            case DELIVERED, TEMPORARY_FAILURE, FAILED, TIMED_OUT, ACCEPTED, ACCEPTED_WITHOUT_RECEIPT, GIVEN_UP ->
                waiting(event);
        };
    }

    private static StatusStep sent(StatusEvent event) {
        return switch (event) {
            case DELIVERED, PERMANENT_FAILURE, TEMPORARY_FAILURE, FAILED -> waiting(event);
            case REJECTED, TIMED_OUT, ACCEPTED, ACCEPTED_WITHOUT_RECEIPT, GIVEN_UP -> settled();
        };
    }

    private static StatusStep delivered(StatusEvent event) {
        return switch (event) {
            case PERMANENT_FAILURE, TEMPORARY_FAILURE -> new Stay(Because.LATE_BOUNCE);
            case DELIVERED, FAILED, REJECTED, TIMED_OUT, ACCEPTED, ACCEPTED_WITHOUT_RECEIPT, GIVEN_UP -> settled();
        };
    }

    // The provider had it after all, so its word counts as if we had still been waiting for it.
    private static StatusStep awaitedTooLong(StatusEvent event) {
        return switch (event) {
            case DELIVERED, PERMANENT_FAILURE, TEMPORARY_FAILURE, FAILED, REJECTED -> waiting(event);
            case TIMED_OUT, ACCEPTED, ACCEPTED_WITHOUT_RECEIPT, GIVEN_UP -> settled();
        };
    }

    private static StatusStep moveTo(NotificationStatus status) {
        return new Move(status, false);
    }

    private static StatusStep settled() {
        return new Stay(Because.DUPLICATE);
    }
}
