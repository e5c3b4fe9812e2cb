package gov.notify.notification;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What became of a notification. The stored word, the word on the wire and the word in filters are the same.
public enum NotificationStatus {
    /// Accepted, queued or waiting for its time; also while a hand-over is being retried.
    CREATED,
    /// Handed to the provider, waiting for a receipt.
    SENDING,
    /// A provider reported an intermediate state (rows of the reference only).
    PENDING,
    /// Handed over for a country whose carriers send no receipts.
    SENT,
    DELIVERED,
    /// A text that failed, where settings ask for the reference's plain word; otherwise rows of the reference.
    FAILED,
    PERMANENT_FAILURE,
    TEMPORARY_FAILURE,
    TECHNICAL_FAILURE,
    CANCELLED,
    PENDING_VIRUS_CHECK,
    VALIDATION_FAILED,
    VIRUS_SCAN_FAILED;

    private static final Map<String, NotificationStatus> BY_WIRE_NAME = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(NotificationStatus::wireName, Function.identity()));

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// The name on the wire and in the database.
    public String wireName() {
        return wireName;
    }

    /// True when only a late receipt may still change it.
    public boolean isFinal() {
        return switch (this) {
            case CREATED, SENDING, PENDING, PENDING_VIRUS_CHECK -> false;
            case SENT,
                    DELIVERED,
                    FAILED,
                    PERMANENT_FAILURE,
                    TEMPORARY_FAILURE,
                    TECHNICAL_FAILURE,
                    CANCELLED,
                    VALIDATION_FAILED,
                    VIRUS_SCAN_FAILED -> true;
        };
    }

    /// The status of a name that came from our own database.
    ///
    /// @throws IllegalArgumentException for any other name
    public static NotificationStatus of(String wireName) {
        var status = BY_WIRE_NAME.get(wireName);
        if (status == null) {
            throw new IllegalArgumentException("no status is called " + wireName);
        }
        return status;
    }
}
