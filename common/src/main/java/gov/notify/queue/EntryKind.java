package gov.notify.queue;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an entry asks for; its id says of what.
public enum EntryKind {
    /// Hand over one message: id of the notification.
    MESSAGE("msg"),
    /// Apply a receipt: id of its inbox row.
    RECEIPT("rcpt"),
    /// Make up the receipt of a message that no provider has seen: id of the notification.
    SIMULATE("sim");

    private static final Map<String, EntryKind> BY_WIRE_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EntryKind::wireName, Function.identity()));

    private final String wireName;

    EntryKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<EntryKind> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
