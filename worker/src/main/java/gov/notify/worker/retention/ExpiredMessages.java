package gov.notify.worker.retention;

import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.Uuid7;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Finds a day's messages and moves them to history. Each statement reads at most a step of one service in one
/// partition, is a transaction by itself, and may be repeated.
final class ExpiredMessages {

    // By ix_notifications_service, from one service to the next: one probe a service, however many messages
    // it sent.
    static final String SERVICES = """
            with recursive service as (
              (select service_id as id from notifications where id >= ? and id < ? order by service_id limit 1)
              union all
              select (select n.service_id from notifications n
                       where n.service_id > s.id and n.id >= ? and n.id < ? order by n.service_id limit 1)
                from service s where s.id is not null)
            select id from service where id is not null
            """;

    // By ix_notifications_service alone, then by primary key. The limit is on what is read, not on what is
    // moved: a service that keeps one kind longer would have one statement read all of that kind. What a
    // receipt or an outcome has locked stays for the next run. Messages of test keys leave no trace.
    static final String MOVE = """
            with step as materialized (
              select id from notifications where service_id = ? and id >= ? and id < ? order by id limit ?),
            picked as materialized (
              select id from notifications
               where id = any (array(select id from step)) and id >= ? and id < ?
                 and notification_type = any (?) and notification_status = any (?)
                 for update skip locked),
            gone as (
              delete from notifications where id = any (array(select id from picked)) and id >= ? and id < ?
              returning *),
            moved as (
              insert into notification_history (
                     id, job_id, job_row_number, service_id, template_id, template_version, api_key_id, key_type,
                     notification_type, notification_status, billable_units, rate_multiplier, international,
                     phone_prefix, created_at, sent_at, updated_at, sent_by, message_cost, reference,
                     client_reference, created_by_id, document_download_count, receipt_at, scheduled_for,
                     failure_class, timed_out, ambiguous, carrier_accepted_at)
              select id, job_id, job_row_number, service_id, template_id, template_version, api_key_id, key_type,
                     notification_type, notification_status, billable_units, rate_multiplier, international,
                     phone_prefix, created_at, sent_at, updated_at, sent_by, message_cost, reference,
                     client_reference, created_by_id, document_download_count, receipt_at, scheduled_for,
                     failure_class, timed_out, ambiguous, carrier_accepted_at
                from gone where key_type <> 'test'
              on conflict (id, created_at) do nothing)
            select (select id from step order by id desc limit 1) as last, (select count(*) from gone) as gone,
                   (select count(*) from notifications
                     where id = any (array(select id from step)) and id >= ? and id < ?
                       and notification_type = any (?) and notification_status <> all (?)) as held
            """;

    private static final int AT_A_TIME = 5000;

    private static final Object[] FINAL = Stream.of(NotificationStatus.values())
            .filter(NotificationStatus::isFinal)
            .map(NotificationStatus::wireName)
            .toArray();

    private final DataSource database;

    ExpiredMessages(DataSource database) {
        this.database = database;
    }

    /// @param gone messages that are no longer live
    /// @param held messages past their retention that have not ended
    record Moved(long gone, long held) {
        static final Moved NONE = new Moved(0, 0);

        Moved plus(Moved other) {
            return new Moved(gone + other.gone, held + other.held);
        }
    }

    /// @param last the last message read; null when there was none
    private record Step(@Nullable UUID last, Moved moved) {}

    /// Makes the partition of history that takes the day's messages. Nothing moves without: rows in the default
    /// partition would have to be moved once more, in one transaction that a long month outlasts.
    void makeRoom(LocalDate day) {
        Sql.transaction(database, connection -> {
            try (var timeout = connection.createStatement();
                    var statement = connection.prepareStatement("CALL make_history_partition(?)")) {
                timeout.execute("set local lock_timeout = '2s'");
                statement.setObject(1, day);
                return statement.execute();
            }
        });
    }

    /// The services that have messages of the day.
    List<UUID> services(LocalDate day) {
        return Sql.repeatable(database, connection -> {
            try (var statement = connection.prepareStatement(SERVICES)) {
                statement.setObject(1, from(day));
                statement.setObject(2, from(day.plusDays(1)));
                statement.setObject(3, from(day));
                statement.setObject(4, from(day.plusDays(1)));
                var services = new ArrayList<UUID>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        services.add(Rows.uuid(rows, "id"));
                    }
                }
                return services;
            }
        });
    }

    /// Moves what has ended of a service's messages of these kinds and that day.
    Moved move(UUID serviceId, Set<Channel> channels, LocalDate day) {
        var total = Moved.NONE;
        var first = from(day);
        while (true) {
            var from = first;
            var step = Sql.repeatable(database, connection -> step(connection, serviceId, channels, from, day));
            total = total.plus(step.moved());
            if (step.last() == null) {
                return total;
            }
            first = after(step.last());
        }
    }

    private static UUID after(UUID id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 1);
    }

    private static Step step(Connection connection, UUID serviceId, Set<Channel> channels, UUID first, LocalDate day)
            throws SQLException {
        try (var statement = connection.prepareStatement(MOVE)) {
            bind(statement, serviceId, channels, first, day);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new Step(
                        rows.getObject("last", UUID.class), new Moved(rows.getLong("gone"), rows.getLong("held")));
            }
        }
    }

    /// Fills [#MOVE]. Every access names the range, so that it plans and locks one partition.
    static void bind(PreparedStatement statement, UUID serviceId, Set<Channel> channels, UUID first, LocalDate day)
            throws SQLException {
        var beyond = from(day.plusDays(1));
        var kinds = texts(statement, channels.stream().map(Channel::wireName).toArray());
        var ended = texts(statement, FINAL);
        var values = List.of(
                serviceId, first, beyond, AT_A_TIME, // step
                first, beyond, kinds, ended, // picked
                first, beyond, // gone
                first, beyond, kinds, ended); // held
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private static Array texts(PreparedStatement statement, Object[] words) throws SQLException {
        return statement.getConnection().createArrayOf("text", words);
    }

    static UUID from(LocalDate day) {
        return Uuid7.floor(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
