package gov.notify.api.admin.service;

import gov.notify.api.admin.WideReads;
import gov.notify.jdbc.Rows;
import gov.notify.message.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Adds up what services have sent in some days, for all of them at once, from the counts that are kept beside the
/// messages. Of days before today messages of test keys never count.
@ApplicationScoped
class SentTallies {

    // For each service by the primary key of message_counts and by ix_message_count_changes_service. What test keys
    // sent is erased without a trace, so of theirs only what is live counts.
    private static final String BY_SERVICE = """
            select s.id as service_id, sent.*
              from services s
              cross join lateral (
                select notification_type,
                       coalesce(sum(n) filter (where notification_status <> 'cancelled'), 0) as requested,
                       coalesce(sum(n) filter (where notification_status in ('delivered', 'sent')), 0) as delivered,
                       coalesce(sum(n) filter (where notification_status in ('failed', 'technical-failure',
                           'temporary-failure', 'permanent-failure', 'validation-failed', 'virus-scan-failed')), 0) as failure
                  from (select notification_type, notification_status,
                               case key_type when 'test' then live else messages end as n
                          from all_message_counts c
                         where c.service_id = s.id and day >= ? and day <= ?
                           and (key_type <> 'test' or (? and day >= ?))) as counted
                 group by notification_type
                having sum(n) <> 0) as sent
             where ?::uuid is null or s.id = ?
            """;

    private final WideReads reads;

    SentTallies(WideReads reads) {
        this.reads = reads;
    }

    /// By service; services that have sent nothing are missing.
    ///
    /// @param from the first day
    /// @param until the last one
    /// @param withTests whether today's messages of test keys count
    /// @param serviceId the only one asked for; null for all
    @Transactional(Transactional.TxType.NOT_SUPPORTED) // it has a transaction, and a patience, of its own
    Map<UUID, SentTally> of(
            LocalDate from, LocalDate until, LocalDate today, boolean withTests, @Nullable UUID serviceId) {
        var parameters = new @Nullable Object[] {from, until, withTests, today, serviceId, serviceId};
        return reads.read(connection -> {
            try (var statement = connection.prepareStatement(BY_SERVICE)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                var tallies = new HashMap<UUID, SentTally>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        add(tallies, rows);
                    }
                }
                return tallies;
            }
        });
    }

    private static void add(Map<UUID, SentTally> tallies, ResultSet row) throws SQLException {
        var channel = Channel.of(row.getString("notification_type"));
        var tally = new SentTally.Tally(row.getLong("requested"), row.getLong("delivered"), row.getLong("failure"), 0);
        tallies.merge(
                Rows.uuid(row, "service_id"),
                SentTally.NONE.with(channel, tally),
                (known, _) -> known.with(channel, tally));
    }
}
