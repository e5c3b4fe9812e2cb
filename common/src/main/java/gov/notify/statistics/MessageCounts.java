package gov.notify.statistics;

import gov.notify.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// What the counts say that triggers keep beside the messages: exact at any moment, whatever has
/// been folded, and as cheap for a million messages as for one
/// (docs/adr/0009-messages-are-counted-as-they-change.md).
@ApplicationScoped
public class MessageCounts {

    // Primary key of message_counts, ix_message_count_changes_service. One statement, so one snapshot: what is being
    // folded at the moment counts once.
    private static final String BY_STATUS = """
            select notification_type, notification_status, sum(messages)::bigint as messages
              from all_message_counts
             where service_id = ? and day >= ? and key_type <> 'test'
             group by notification_type, notification_status
            having sum(messages) <> 0
            """;

    // By ix_message_counts_live: of a service's years, the days that have live messages.
    private static final String LIVE = """
            select coalesce(sum(live), 0) from all_message_counts where service_id = ? and live <> 0
            """;

    private static final String SENT = """
            select coalesce(sum(messages), 0)
              from all_message_counts
             where service_id = ? and day >= ? and day < ? and key_type <> 'test' and notification_status <> 'cancelled'
            """;

    // Goes with the transaction, so also with the death of the worker that holds it. recount_messages() takes it too.
    private static final String IS_MY_TURN = "select pg_try_advisory_xact_lock(hashtext('notify message counts'))";

    // By their place in the table. What cancelled itself out leaves nothing.
    private static final String FOLD = """
            with taken as (
              delete from message_count_changes
               where ctid = any (array(select ctid from message_count_changes limit ?))
              returning *
            ), folded as (
              insert into message_counts as c
              select service_id, day, template_id, notification_type, key_type, notification_status,
                     sum(messages), sum(live)
                from taken
               group by 1, 2, 3, 4, 5, 6
              having sum(messages) <> 0 or sum(live) <> 0
              on conflict (service_id, day, template_id, notification_type, key_type, notification_status) do update
                 set messages = c.messages + excluded.messages, live = c.live + excluded.live
            )
            select count(*) from taken
            """;

    private final DataSource database;

    public MessageCounts(DataSource database) {
        this.database = database;
    }

    /// A service's messages of normal and team keys that were made on this day (UTC) or later;
    /// those that have moved to history are among them. No row where there are none.
    public List<StatusCount> since(UUID serviceId, LocalDate day) {
        return Sql.list(database, BY_STATUS, StatusCount::of, serviceId, day);
    }

    /// A service's messages, of any key and status, that have not moved to history yet.
    public long live(UUID serviceId) {
        return Sql.list(database, LIVE, row -> row.getLong(1), serviceId).getFirst();
    }

    /// A service's messages of normal and team keys that were made from one day until before
    /// another, but for cancelled ones.
    public long sent(UUID serviceId, LocalDate from, LocalDate until) {
        return Sql.list(database, SENT, row -> row.getLong(1), serviceId, from, until)
                .getFirst();
    }

    /// Folds the changes that there are into the counts, unless somebody else is at it.
    ///
    /// @param atATime changes of one transaction
    public void fold(int atATime) {
        long folded;
        do {
            folded = Sql.transaction(database, connection -> fold(connection, atATime));
        } while (folded == atATime);
    }

    private static long fold(Connection connection, int atATime) throws SQLException {
        try (var turn = connection.createStatement();
                var mine = turn.executeQuery(IS_MY_TURN)) {
            mine.next();
            if (!mine.getBoolean(1)) {
                return 0;
            }
        }
        try (var statement = connection.prepareStatement(FOLD)) {
            statement.setInt(1, atATime);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
