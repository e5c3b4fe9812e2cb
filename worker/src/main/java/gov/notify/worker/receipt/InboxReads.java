package gov.notify.worker.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import gov.notify.jdbc.Rows;
import gov.notify.receipt.ReceiptSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Takes receipts out of the inbox for one transaction.
final class InboxReads {

    private static final ObjectMapper JSON = new ObjectMapper();

    // By primary key; one that another worker has in hand is that worker's.
    private static final String TAKE = """
            select id, provider, reference, event_at, received_at, attempts, body
              from receipt_inbox
             where id = any (?) and outcome is null and reference is not null
             order by id
               for update skip locked
            """;

    private InboxReads() {}

    static List<InboxRow> take(Connection connection, Collection<UUID> ids) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = statement.executeQuery()) {
                var taken = new ArrayList<InboxRow>();
                while (rows.next()) {
                    taken.add(new InboxRow(
                            Rows.uuid(rows, "id"),
                            ReceiptSource.of(rows.getString("provider")),
                            rows.getString("reference"),
                            Rows.instant(rows, "event_at"),
                            Objects.requireNonNull(Rows.instant(rows, "received_at")),
                            rows.getInt("attempts"),
                            json(rows.getString("body"))));
                }
                return taken;
            }
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
