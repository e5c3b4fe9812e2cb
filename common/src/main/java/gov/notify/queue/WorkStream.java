package gov.notify.queue;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import java.util.List;

/// The streams there are. The delayed set knows them by number, so a number never becomes another's: 7, 9 and 10 were
/// handed out once.
public enum WorkStream {
    SMS_HIGH(1, "send:sms:high", "senders"),
    SMS_NORMAL(2, "send:sms:normal", "senders"),
    SMS_BULK(3, "send:sms:bulk", "senders"),
    EMAIL_HIGH(4, "send:email:high", "senders"),
    EMAIL_NORMAL(5, "send:email:normal", "senders"),
    EMAIL_BULK(6, "send:email:bulk", "senders"),
    RECEIPTS(8, "receipts", "receipts"),
    SIMULATE(11, "simulate", "simulate");

    private static final List<WorkStream> ALL = List.of(values());

    private final int index;
    private final String wireName;
    private final String group;

    WorkStream(int index, String wireName, String group) {
        this.index = index;
        this.wireName = wireName;
        this.group = group;
    }

    /// Every stream.
    public static List<WorkStream> all() {
        return ALL;
    }

    /// The stream that hands over messages of one channel and lane.
    public static WorkStream send(Channel channel, Lane lane) {
        return switch (channel) {
            case SMS ->
                switch (lane) {
                    case HIGH -> SMS_HIGH;
                    case NORMAL -> SMS_NORMAL;
                    case BULK -> SMS_BULK;
                };
            case EMAIL ->
                switch (lane) {
                    case HIGH -> EMAIL_HIGH;
                    case NORMAL -> EMAIL_NORMAL;
                    case BULK -> EMAIL_BULK;
                };
        };
    }

    /// As it stands in keys, metrics and dead letters: `send:email:high`.
    public String wireName() {
        return wireName;
    }

    /// The one consumer group of this stream.
    public String group() {
        return group;
    }

    /// Number in the delayed set's members.
    public int index() {
        return index;
    }
}
