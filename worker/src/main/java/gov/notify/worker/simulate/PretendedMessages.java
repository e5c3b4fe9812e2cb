package gov.notify.worker.simulate;

import gov.notify.batch.Sql;
import gov.notify.notification.Channel;
import gov.notify.security.CannotOpen;
import gov.notify.security.Payloads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Finds messages of test keys that wait for their receipt.
final class PretendedMessages {

    // By primary keys.
    private static final String WAITING = """
            select n.id, n.service_id, n.notification_type, coalesce(n.reference, n.message_id), p.sealed
              from notifications n
              left join notification_payloads p
                     on p.notification_id = n.id and p.expires_on = n.payload_expires_on
             where n.id = any (?) and n.key_type = 'test' and n.notification_status = 'sending'
               and coalesce(n.reference, n.message_id) is not null
            """;

    private final DataSource database;
    private final Payloads payloads;

    PretendedMessages(DataSource database, Payloads payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    /// @throws gov.notify.batch.StoreUnavailable when Postgres is away
    List<Pretended> waiting(Collection<UUID> ids) {
        return Sql.once(database, connection -> {
            try (var statement = connection.prepareStatement(WAITING)) {
                statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                var waiting = new ArrayList<Pretended>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        waiting.add(message(rows));
                    }
                }
                return waiting;
            }
        });
    }

    private Pretended message(ResultSet row) throws SQLException {
        var id = row.getObject(1, UUID.class);
        var channel = Channel.of(row.getString(3));
        return new Pretended(
                id, channel, row.getString(4), fate(id, row.getObject(2, UUID.class), channel, row.getBytes(5)));
    }

    // Nobody to be read any more: then it is as good as any other recipient.
    private Fate fate(UUID id, UUID serviceId, Channel channel, byte @Nullable [] sealed) {
        if (sealed == null) {
            return Fate.DELIVERED;
        }
        try {
            var to = payloads.open(id, serviceId, sealed).to();
            return switch (channel) {
                case EMAIL -> Fate.ofEmail(to);
                case SMS -> Fate.ofPhone(to);
            };
        } catch (CannotOpen e) {
            return Fate.DELIVERED;
        }
    }
}
