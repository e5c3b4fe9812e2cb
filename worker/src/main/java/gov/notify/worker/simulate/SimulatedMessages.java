package gov.notify.worker.simulate;

import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.log.FailureLog;
import gov.notify.message.Channel;
import gov.notify.security.DecryptionException;
import gov.notify.security.Payloads;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Finds messages of test keys that wait for their receipt.
final class SimulatedMessages {

    // By primary keys. Hundreds of large payloads would not fit into memory together: only their days are
    // read here.
    private static final String WAITING = """
            select n.id, n.service_id, n.notification_type, coalesce(n.reference, n.message_id) as told,
                   case when octet_length(p.sealed) <= ? then p.sealed end as small,
                   case when octet_length(p.sealed) > ? then p.expires_on end as large_on
              from notifications n
              left join notification_payloads p
                     on p.notification_id = n.id and p.expires_on = n.payload_expires_on
             where n.id = any (?) and n.key_type = 'test' and n.notification_status = 'sending'
               and coalesce(n.reference, n.message_id) is not null
            """;

    // By primary key (expires_on, notification_id).
    private static final String LARGE_PAYLOAD = """
            select sealed from notification_payloads where expires_on = ? and notification_id = ?
            """;

    private static final FailureLog DEFECTS = new FailureLog(Logger.getLogger(SimulatedMessages.class));

    private static final int LARGE = 32 * 1024;

    /// A message as the table has it; a large payload is left where it is.
    private record Row(
            UUID id,
            UUID serviceId,
            Channel channel,
            String reference,
            byte @Nullable [] sealed,
            @Nullable LocalDate largeOn) {}

    private final DataSource database;
    private final Payloads payloads;

    SimulatedMessages(DataSource database, Payloads payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    /// Messages that wait for their receipt.
    ///
    /// @param undecided ids of those whose recipient is under a key that this worker has not been given yet
    record Waiting(List<SimulatedMessage> decided, Set<UUID> undecided) {}

    /// @throws gov.notify.jdbc.StoreUnavailable when Postgres is away
    Waiting waiting(Collection<UUID> ids) {
        return Sql.once(database, connection -> {
            var decided = new ArrayList<SimulatedMessage>();
            var undecided = new HashSet<UUID>();
            for (var row : rows(connection, ids)) {
                fate(row, sealed(connection, row))
                        .ifPresentOrElse(
                                fate -> decided.add(
                                        new SimulatedMessage(row.id(), row.channel(), row.reference(), fate)),
                                () -> undecided.add(row.id()));
            }
            return new Waiting(decided, undecided);
        });
    }

    private static List<Row> rows(Connection connection, Collection<UUID> ids) throws SQLException {
        try (var statement = connection.prepareStatement(WAITING)) {
            statement.setInt(1, LARGE);
            statement.setInt(2, LARGE);
            statement.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            var found = new ArrayList<Row>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Row(
                            Rows.uuid(rows, "id"),
                            Rows.uuid(rows, "service_id"),
                            Channel.of(rows.getString("notification_type")),
                            rows.getString("told"),
                            rows.getBytes("small"),
                            rows.getObject("large_on", LocalDate.class)));
                }
            }
            return found;
        }
    }

    private static byte @Nullable [] sealed(Connection connection, Row row) throws SQLException {
        if (row.largeOn() == null) {
            return row.sealed();
        }
        try (var statement = connection.prepareStatement(LARGE_PAYLOAD)) {
            statement.setObject(1, row.largeOn());
            statement.setObject(2, row.id());
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getBytes("sealed") : null;
            }
        }
    }

    // Nobody to be read any more, or damaged: then it is as good as any other recipient. Empty until its key
    // comes.
    private Optional<SimulatedOutcome> fate(Row row, byte @Nullable [] sealed) {
        if (sealed == null) {
            return Optional.of(SimulatedOutcome.DELIVERED);
        }
        try {
            var to = payloads.open(row.id(), row.serviceId(), sealed).to();
            return Optional.of(
                    switch (row.channel()) {
                        case EMAIL -> SimulatedOutcome.ofEmail(to);
                        case SMS -> SimulatedOutcome.ofPhone(to);
                    });
        } catch (DecryptionException e) {
            if (e.keyUnknown()) {
                return Optional.empty();
            }
            DEFECTS.failed(e, "the payload of " + row.id() + " cannot be opened");
            return Optional.of(SimulatedOutcome.DELIVERED);
        }
    }
}
