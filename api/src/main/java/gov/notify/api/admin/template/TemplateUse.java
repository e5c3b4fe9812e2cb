package gov.notify.api.admin.template;

import gov.notify.api.admin.WideReads;
import gov.notify.jdbc.ReadPool;
import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.notification.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Tells how much templates are used, from the counts that are kept beside the messages: it costs the
/// same for a million of them as for one. When they were used last the messages of one day tell. What
/// test keys sent counts nowhere.
@ApplicationScoped
class TemplateUse {

    // Primary key of message_counts, ix_message_count_changes_service. Of a day that every message of a status has left
    // rows may be there, which add up to nothing.
    private static final String COUNTS = """
            with used as (
              select template_id, notification_status as status, day, sum(messages) as messages
                from all_message_counts
               where service_id = ? and day >= ? and key_type <> 'test'
               group by template_id, notification_status, day
              having sum(messages) <> 0)
            select t.id as template_id, t.name as template_name, t.template_type, used.status,
                   sum(used.messages)::bigint as count, folder.id as template_folder_id, folder.name as template_folder,
                   t.created_by_id, author.name as created_by, max(used.day) as last_used
              from used
              join templates t on t.id = used.template_id
              join users author on author.id = t.created_by_id
              left join template_folder_map place on place.template_id = t.id
              left join template_folder folder on folder.id = place.template_folder_id
             group by t.id, folder.id, author.id, used.status
             order by t.name, t.id, used.status
            """;

    // The same indexes.
    private static final String DAYS = """
            select max(day) filter (where live > 0) as live, max(day) as known
              from (select day, sum(live) as live
                      from all_message_counts
                     where service_id = ? and day >= ? and template_id = ? and key_type <> 'test'
                     group by day
                    having sum(messages) > 0) as used
            """;

    /// Index ix_notifications_service in the partition of one day, backwards to the first that is found. There is none
    /// by template: it would cost every send, for a page that asks before a template is deleted.
    private static final String NEWEST = """
            select created_at from notifications
             where service_id = ? and id >= ? and id < ? and template_id = ? and key_type <> 'test'
             order by id desc limit 1
            """;

    private final DataSource database;
    private final WideReads wide;
    private final Clock clock;

    TemplateUse(ReadPool pool, WideReads wide, Clock clock) {
        this.database = pool.database();
        this.wide = wide;
        this.clock = clock;
    }

    /// By template and status, of today and so many days before it.
    List<TemplateUseView> of(UUID serviceId, int days) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Sql.list(database, COUNTS, TemplateUseView::of, serviceId, today.minusDays(days));
    }

    /// When a message of a template was sent last: the moment of one that is live, else its day.
    ///
    /// @param since when the template was made
    Optional<Instant> last(UUID serviceId, UUID templateId, Instant since) {
        var made = LocalDate.ofInstant(since, ZoneOffset.UTC);
        var days =
                Sql.list(database, DAYS, Days::of, serviceId, made, templateId).getFirst();
        var live = days.live();
        if (live == null) {
            return Optional.ofNullable(days.known()).map(TemplateUse::midnight);
        }
        // What was live may have moved to history since.
        return newest(serviceId, templateId, live).or(() -> Optional.of(midnight(live)));
    }

    /// @param live the newest day of a live message
    /// @param known the newest day of any
    private record Days(@Nullable LocalDate live, @Nullable LocalDate known) {

        static Days of(ResultSet row) throws SQLException {
            return new Days(row.getObject("live", LocalDate.class), row.getObject("known", LocalDate.class));
        }
    }

    /// A service may have sent many millions in a day, of another template.
    private Optional<Instant> newest(UUID serviceId, UUID templateId, LocalDate day) {
        return wide.read(connection -> {
            try (var statement = connection.prepareStatement(NEWEST)) {
                statement.setObject(1, serviceId);
                statement.setObject(2, Uuid7.floor(midnight(day)));
                statement.setObject(3, Uuid7.floor(midnight(day.plusDays(1))));
                statement.setObject(4, templateId);
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? Optional.ofNullable(Rows.instant(rows, "created_at")) : Optional.empty();
                }
            }
        });
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
