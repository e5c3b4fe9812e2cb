package gov.notify.statistics;

import gov.notify.message.Channel;
import gov.notify.notification.NotificationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;

/// How many messages of a channel are in a status.
public record StatusCount(Channel channel, NotificationStatus status, long messages) {

    static StatusCount of(ResultSet row) throws SQLException {
        return new StatusCount(
                Channel.of(row.getString("notification_type")),
                NotificationStatus.of(row.getString("notification_status")),
                row.getLong("messages"));
    }
}
