package gov.notify.worker.retention;

import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.service.DataRetention;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// For how many days each service keeps its messages of a kind, as it stood when the rules were read.
record RetentionRules(Map<Key, Integer> chosen, LocalDate today) {

    /// No service may choose fewer days.
    private static final int SHORTEST_DAYS = 3;

    private static final String CHOSEN =
            "select service_id, notification_type, days_of_retention from service_data_retention";

    record Key(UUID serviceId, Channel channel) {}

    static RetentionRules read(DataSource database, LocalDate today) {
        return Sql.repeatable(database, connection -> {
            var chosen = new HashMap<Key, Integer>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(CHOSEN)) {
                while (rows.next()) {
                    add(
                            chosen,
                            Rows.uuid(rows, "service_id"),
                            rows.getString("notification_type"),
                            rows.getInt("days_of_retention"));
                }
            }
            return new RetentionRules(chosen, today);
        });
    }

    private static void add(Map<Key, Integer> chosen, UUID serviceId, String type, int days) throws SQLException {
        for (var channel : Channel.values()) {
            if (channel.wireName().equals(type)) { // there may be rows for letters, of the reference
                chosen.put(new Key(serviceId, channel), days);
            }
        }
    }

    /// Whether some service's messages of that day may be past their retention.
    boolean mayBePast(LocalDate day) {
        return day.isBefore(today.minusDays(SHORTEST_DAYS));
    }

    /// The kinds of which this service no longer keeps that day's messages.
    Set<Channel> past(UUID serviceId, LocalDate day) {
        var past = EnumSet.noneOf(Channel.class);
        for (var channel : Channel.values()) {
            int days = chosen.getOrDefault(new Key(serviceId, channel), DataRetention.DEFAULT_DAYS);
            if (day.isBefore(today.minusDays(days))) {
                past.add(channel);
            }
        }
        return past;
    }
}
