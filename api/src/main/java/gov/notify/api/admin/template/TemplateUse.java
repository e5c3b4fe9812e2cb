package gov.notify.api.admin.template;

import gov.notify.jdbc.ReadPool;
import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.notification.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Counts what was sent with templates, from the messages themselves: those that are live, and those of history.
/// What test keys sent counts nowhere.
@ApplicationScoped
class TemplateUse {

    // Index ix_notifications_service in the partitions of the days that are asked for, and
    // ix_notification_history_service for what a service keeps for less. One statement: a message that moves
    // from the one to the other meanwhile counts once.
    private static final String COUNTS = """
            with used as (
              select template_id, notification_status as status, count(*) as count, max(created_at) as last_used
                from notifications
               where service_id = ? and id >= ? and key_type <> 'test'
               group by template_id, notification_status
              union all
              select template_id, notification_status, count(*), max(created_at)
                from notification_history
               where service_id = ? and created_at >= ? and key_type <> 'test'
               group by template_id, notification_status)
            select t.id as template_id, t.name as template_name, t.template_type, used.status,
                   sum(used.count)::bigint as count, folder.id as template_folder_id, folder.name as template_folder,
                   t.created_by_id, author.name as created_by, max(used.last_used) as last_used
              from used
              join templates t on t.id = used.template_id
              join users author on author.id = t.created_by_id
              left join template_folder_map place on place.template_id = t.id
              left join template_folder folder on folder.id = place.template_folder_id
             group by t.id, folder.id, author.id, used.status
             order by t.name, t.id, used.status
            """;

    /// Index ix_notifications_service in the partition of one day. There is none by template: each would cost
    /// every send, for a page that asks before a template is deleted.
    private static final String LIVE = """
            select created_at from notifications
             where service_id = ? and id >= ? and id < ? and template_id = ? and key_type <> 'test'
             order by id desc limit 1
            """;

    /// Index ix_notification_history_service.
    private static final String OLDER = """
            select created_at from notification_history
             where service_id = ? and created_at >= ? and template_id = ? and key_type <> 'test'
             order by created_at desc limit 1
            """;

    /// The longest that a message is kept live, and some for what nobody has moved yet.
    private static final int LIVE_DAYS = 100;

    /// A service may have sent many millions.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DataSource database;
    private final Clock clock;

    TemplateUse(ReadPool pool, Clock clock) {
        this.database = pool.database();
        this.clock = clock;
    }

    /// By template and status, of today and so many days before it.
    List<TemplateUseView> of(UUID serviceId, int days) {
        var since = today().minusDays(days).atStartOfDay(ZoneOffset.UTC);
        return Sql.patiently(database, PATIENCE, connection -> {
            try (var statement = connection.prepareStatement(COUNTS)) {
                statement.setObject(1, serviceId);
                statement.setObject(2, Uuid7.floor(since.toInstant()));
                statement.setObject(3, serviceId);
                statement.setObject(4, since.toOffsetDateTime());
                var uses = new ArrayList<TemplateUseView>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        uses.add(TemplateUseView.of(rows));
                    }
                }
                return uses;
            }
        });
    }

    /// When a message of a template was sent last: the moment of one that is live, else its day.
    ///
    /// @param since when the template was made
    Optional<Instant> last(UUID serviceId, UUID templateId, Instant since) {
        return Sql.patiently(database, PATIENCE, connection -> {
            var live = live(connection, serviceId, templateId, since);
            if (live.isPresent()) {
                return live;
            }
            try (var statement = connection.prepareStatement(OLDER)) {
                statement.setObject(1, serviceId);
                statement.setObject(2, since.atOffset(ZoneOffset.UTC));
                statement.setObject(3, templateId);
                try (var rows = statement.executeQuery()) {
                    return first(rows).map(last -> last.truncatedTo(ChronoUnit.DAYS));
                }
            }
        });
    }

    /// From day to day, the newest first: it ends at the first that has one, which is mostly today or yesterday.
    private Optional<Instant> live(Connection connection, UUID serviceId, UUID templateId, Instant since)
            throws SQLException {
        try (var statement = connection.prepareStatement(LIVE)) {
            statement.setObject(1, serviceId);
            statement.setObject(4, templateId);
            var today = today();
            var first = LocalDate.ofInstant(since, ZoneOffset.UTC);
            for (int ago = 0; ago <= LIVE_DAYS && !today.minusDays(ago).isBefore(first); ago++) {
                var day = today.minusDays(ago);
                statement.setObject(2, floor(day));
                statement.setObject(3, floor(day.plusDays(1)));
                try (var rows = statement.executeQuery()) {
                    var last = first(rows);
                    if (last.isPresent()) {
                        return last;
                    }
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<Instant> first(ResultSet rows) throws SQLException {
        return rows.next() ? Optional.ofNullable(Rows.instant(rows, "created_at")) : Optional.empty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static UUID floor(LocalDate day) {
        return Uuid7.floor(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
