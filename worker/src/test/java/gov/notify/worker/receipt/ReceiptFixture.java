package gov.notify.worker.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.jdbc.Sql;
import gov.notify.queue.Hint;
import gov.notify.receipt.ReceiptEvent;
import gov.notify.receipt.ReceiptInbox;
import gov.notify.receipt.SesReceiptEvent;
import gov.notify.receipt.SmsReceiptEvent;
import gov.notify.sandbox.postgres.MigratedDatabase;
import gov.notify.security.Sealing;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A real inbox with notifications to tell of: what the tests here stand on.
final class ReceiptFixture {

    static final String FIXTURES = "../common/src/test/resources/provider-fixtures/";
    static final DataSource DATABASE = migrated();

    private static final ObjectMapper JSON = new ObjectMapper();

    final Queue<Hint> hinted = new ConcurrentLinkedQueue<>();
    final ReceiptInbox inbox;
    final ReceiptStore store;

    ReceiptFixture(FailureMapping mapping) {
        this(mapping, Clock.systemUTC(), Clock.fixed(Instant.parse("2024-05-01T00:00:00Z"), ZoneOffset.UTC));
    }

    ReceiptFixture(FailureMapping mapping, Clock clock) {
        this(mapping, clock, clock);
    }

    private ReceiptFixture(FailureMapping mapping, Clock clock, Clock whenRead) {
        var sealing = new Sealing((byte) 1, Map.of((byte) 1, new SecretKeySpec(new byte[32], "AES")));
        inbox = new ReceiptInbox(DATABASE, sealing, hinted::addAll, clock);
        store = new ReceiptStore(DATABASE, mapping, whenRead);
    }

    /// Clears away every message and receipt.
    static void clear() {
        execute("truncate notifications, notification_history, send_queue, receipt_inbox, receipt_keys, complaints,"
                + " callback_deliveries, sms_opt_outs");
    }

    /// A notification whose provider knows it by `reference`.
    static UUID sent(String channel, @Nullable String reference, String status) {
        return sent(UUID.fromString("018f2a7c-0000-7000-8000-0000000000ff"), channel, reference, status);
    }

    static UUID sent(UUID id, String channel, @Nullable String reference, String status) {
        execute("""
                insert into notifications (id, service_id, template_version, key_type, notification_type,
                                           notification_status, created_at, reference, message_id, recipient_hash, sent_at)
                select ?::uuid, s.id, 1, 'normal', ?, ?, now(), case when ? = 'email' then ? end,
                       case when ? = 'sms' then ? end, '\\x01', '2026-03-02T15:00:00Z'
                  from services s limit 1
                """, id.toString(), channel, status, channel, reference, channel, reference);
        return id;
    }

    void arrive(String fixture) {
        inbox.store(List.of(receipt(fixture)));
    }

    /// Settles whatever is open.
    ReceiptStore.Stored settle() {
        return store.settle(open());
    }

    static List<UUID> open() {
        return Sql.once(DATABASE, connection -> {
            var ids = new ArrayList<UUID>();
            try (var rows =
                    connection.createStatement().executeQuery("select id from receipt_inbox where outcome is null")) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        });
    }

    static ReceiptEvent receipt(String fixture) {
        var event = event(fixture);
        return fixture.startsWith("ses/") ? SesReceiptEvent.of(event, fixture) : SmsReceiptEvent.of(event, fixture);
    }

    static JsonNode event(String fixture) {
        try {
            var content = JSON.readTree(new File(FIXTURES + fixture + ".json"));
            if (content.has("event")) {
                return JSON.readTree(content.at("/event/message").asText());
            }
            return content.has("TopicArn")
                    ? JSON.readTree(content.get("Message").asText())
                    : content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The only row of a query, by column.
    static Map<String, @Nullable Object> row(String query) {
        return Sql.once(DATABASE, connection -> {
            try (var rows = connection.createStatement().executeQuery(query)) {
                var found = new HashMap<String, @Nullable Object>();
                if (rows.next()) {
                    var columns = rows.getMetaData();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        found.put(columns.getColumnLabel(i), rows.getObject(i));
                    }
                }
                return found;
            }
        });
    }

    static Map<String, @Nullable Object> notification() {
        return row("select * from notifications");
    }

    static long count(String table) {
        return ((Number) Objects.requireNonNull(
                        row("select count(*) as n from " + table).get("n")))
                .longValue();
    }

    static void execute(String sql, @Nullable Object... values) {
        execute(DATABASE, sql, values);
    }

    private static void execute(DataSource database, String sql, @Nullable Object... values) {
        Sql.once(database, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        });
    }

    static Instant instant(@Nullable Object timestamp) {
        return ((Timestamp) Objects.requireNonNull(timestamp)).toInstant();
    }

    private static DataSource migrated() {
        var source = MigratedDatabase.create().pool(4);
        execute(source, """
                insert into service_callback_api (id, service_id, callback_type, url, bearer_token, updated_by_id,
                                                  version, created_at)
                select gen_random_uuid(), s.id, t, 'https://example.gov/', 'sealed', s.created_by_id, 1, now()
                  from (select * from services limit 1) s, unnest(array['delivery_status', 'complaint']) t
                """);
        return source;
    }
}
