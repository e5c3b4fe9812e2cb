package gov.notify.notification;

import gov.notify.jdbc.Sql;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.log.SafeStackTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Makes partitions before they are needed, and drops those whose day has passed. Any number of instances may do so at
/// once.
@ApplicationScoped
public class Partitions {

    private static final Logger LOG = Logger.getLogger(Partitions.class);

    /// Attaching waits for whoever reads the default partition; those who come after would wait behind it. So
    /// it gives up soon and comes again.
    private static final String LOCK_TIMEOUT = "set local lock_timeout = '200ms'";

    /// Receipts are kept this many days: longer than SNS keeps trying to deliver one.
    private static final int RECEIPT_DAYS = 8;

    /// Younger days take new messages, or may yet.
    private static final int SHORTEST_RETENTION_DAYS = 3;

    /// To drop a day, the whole table is locked for a moment: all sending waits behind who waits for that.
    private static final String BRIEFLY = "set local lock_timeout = '200ms'; set local statement_timeout = '1s'";

    /// To find out whether a backlog of many millions still needs a day.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String CHILDREN = """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
             where i.inhparent = ?::regclass and c.relname ~ '_p[0-9]{8}$'
            """;

    // Days of rows that no partition was made for are days too.
    private static final String DAYS = """
            select to_date(right(c.relname, 8), 'YYYYMMDD') as day
              from pg_inherits i join pg_class c on c.oid = i.inhrelid
             where i.inhparent = 'notifications'::regclass and c.relname ~ '_p[0-9]{8}$'
            union select (created_at at time zone 'UTC')::date from notifications_default
             order by day
            """;

    private static final String STRANDED = """
            select (select count(*) from notifications_default) + (select count(*) from notification_payloads_default)
                 + (select count(*) from receipt_inbox_default)
            """;

    private final DataSource database;

    public Partitions(DataSource database) {
        this.database = database;
    }

    /// The time in UTC as Postgres has it, which all share: by a clock that is days ahead, days would be
    /// dropped early.
    public LocalDateTime now() {
        return Sql.repeatable(database, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select now() at time zone 'UTC'")) {
                rows.next();
                return rows.getObject(1, LocalDateTime.class);
            }
        });
    }

    /// Makes what is missing between yesterday and the days ahead.
    public void makeAhead() {
        Sql.transaction(database, connection -> {
            execute(connection, LOCK_TIMEOUT);
            execute(connection, "call make_partitions()");
            return 0;
        });
    }

    /// The days that have a partition of notifications, or notifications without one; oldest first.
    public List<LocalDate> days() {
        return Sql.list(database, DAYS, row -> row.getObject("day", LocalDate.class));
    }

    /// Erases payloads and receipts whose time has come, but for those of messages that still wait to be
    /// sent; and days of notifications from which all have moved to history.
    ///
    /// @return the partitions dropped
    public List<String> dropExpired() {
        var today = now().toLocalDate();
        var dropped = new ArrayList<String>();
        dropped.addAll(dropBefore("notification_payloads", today));
        dropped.addAll(dropBefore("receipt_inbox", today.minusDays(RECEIPT_DAYS)));
        dropped.addAll(dropEmptied(today.minusDays(SHORTEST_RETENTION_DAYS)));
        Sql.repeatable(database, connection -> {
            try (var statement = connection.prepareStatement(
                    "delete from notification_payloads_default p where expires_on < ?"
                            + " and not exists (select 1 from send_queue q where q.notification_id = p.notification_id)")) {
                statement.setObject(1, today);
                return statement.executeUpdate();
            }
        });
        return dropped;
    }

    /// Rows that came before the partition of their day was made. They are moved when it is; that there are
    /// any says that partitions are not made in time, or that a clock is days ahead.
    public long rowsWithoutPartition() {
        return Sql.repeatable(database, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(STRANDED)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private List<String> dropBefore(String parent, LocalDate day) {
        String last = parent + "_p" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        List<String> old = Sql.repeatable(database, connection -> children(connection, parent)).stream()
                .filter(name -> name.compareTo(last) < 0)
                .toList();
        return old.stream().filter(this::drop).toList();
    }

    /// One that cannot be dropped now, because somebody reads it or a message that waits needs it, keeps no
    /// other: it is tried again the next time.
    private boolean drop(String name) {
        try {
            return Sql.patiently(database, PATIENCE, connection -> {
                if (name.startsWith("notification_payloads") && isNeeded(connection, name)) {
                    LOG.warnf("%s is past its day and is kept: messages that wait to be sent need it", name);
                    return false;
                }
                execute(connection, BRIEFLY);
                execute(connection, "drop table if exists " + name);
                return true;
            });
        } catch (StoreUnavailable | Sql.Refused e) {
            LOG.warnf("%s is past its day and could not be dropped: %s", name, SafeStackTrace.of(e));
            return false;
        }
    }

    private List<String> dropEmptied(LocalDate day) {
        String last = "notifications_p" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        var dropped = new ArrayList<String>();
        for (var name : Sql.repeatable(database, connection -> children(connection, "notifications"))) {
            if (name.compareTo(last) >= 0) {
                continue;
            }
            try {
                if (Sql.transaction(database, connection -> dropIfEmpty(connection, name))) {
                    dropped.add(name);
                }
            } catch (StoreUnavailable | Sql.Refused e) {
                // Somebody reads the table for long, or vacuum has yet to tidy the day: the others would fare
                // alike.
                LOG.debugf("%s could not be dropped: %s", name, SafeStackTrace.of(e));
                return dropped;
            }
        }
        return dropped;
    }

    // Looked at before anything is locked. Those who hold the parent's lock wait for nothing of this.
    private static boolean dropIfEmpty(Connection connection, String name) throws SQLException {
        execute(connection, BRIEFLY);
        if (!isEmpty(connection, name)) {
            return false;
        }
        execute(connection, "lock table only notifications, only " + name + " in access exclusive mode");
        if (!isEmpty(connection, name)) {
            return false;
        }
        execute(connection, "drop table " + name);
        return true;
    }

    // By primary key: what was deleted is long gone from the index where the table still has it.
    private static boolean isEmpty(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from " + name + " order by id limit 1")) {
            return !rows.next();
        }
    }

    private static boolean isNeeded(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select exists (select 1 from send_queue q join " + name
                        + " p on p.notification_id = q.notification_id)")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static List<String> children(Connection connection, String parent) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.prepareStatement(CHILDREN)) {
            statement.setString(1, parent);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
