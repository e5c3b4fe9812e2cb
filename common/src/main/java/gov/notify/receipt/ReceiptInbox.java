package gov.notify.receipt;

import gov.notify.jdbc.ColumnArrays;
import gov.notify.jdbc.Sql;
import gov.notify.notification.Uuid7;
import gov.notify.queue.Hint;
import gov.notify.queue.Hints;
import gov.notify.security.Payloads;
import gov.notify.security.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Stores receipts, each event once, and lets the workers know.
@ApplicationScoped
public class ReceiptInbox {

    // Keys that are known are left out, whoever inserted them; in key order, so that two batches cannot wait
    // for each other. One statement is one commit.
    private static final String STORE = """
            with arrived as (
              select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
                                   ?::bytea[], ?::text[])
                as a(id, provider, event_key, kind, reference, event_at, body, recipient_sealed, outcome)
            ), fresh as (
              insert into receipt_keys (provider, event_key, day)
              select provider, event_key, ?::date from arrived order by provider, event_key
              on conflict do nothing
              returning provider, event_key
            )
            insert into receipt_inbox (id, received_at, provider, event_key, kind, reference, event_at, body,
                                       recipient_sealed, outcome, next_attempt_at)
            select id, ?::timestamptz, provider, event_key, kind, reference, event_at, body::jsonb,
                   recipient_sealed, outcome, case when outcome is null then ?::timestamptz end
              from arrived join fresh using (provider, event_key)
            returning id, outcome is null as to_apply
            """;

    private final DataSource database;
    private final Sealing sealing;
    private final Hints hints;
    private final Clock clock;

    public ReceiptInbox(DataSource database, Sealing sealing, Hints hints, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.hints = hints;
        this.clock = clock;
    }

    private record Row(UUID id, ReceiptEvent receipt, byte @Nullable [] sealed) {}

    private record Key(ReceiptSource source, String event) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing((Key key) -> key.source().wireName()).thenComparing(Key::event);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /// Commits the receipts that are new, then hints at those that are to be applied.
    ///
    /// @throws gov.notify.jdbc.StoreUnavailable if Postgres stayed away: they must be brought again
    public void store(Collection<ReceiptEvent> receipts) {
        var now = clock.instant();
        var distinct = new TreeMap<Key, Row>();
        for (var receipt : receipts) {
            distinct.computeIfAbsent(new Key(receipt.source(), receipt.eventKey()), _ -> row(receipt, now));
        }
        var rows = List.copyOf(distinct.values());
        // Repeating is safe: an event whose key is there is not stored again.
        var fresh = Sql.repeatable(database, connection -> {
            try (var statement = connection.prepareStatement(STORE)) {
                var columns = new ColumnArrays<>(statement, rows)
                        .add("uuid", Row::id)
                        .add("text", row -> row.receipt().source().wireName())
                        .add("text", row -> row.receipt().eventKey())
                        .add("text", row -> row.receipt().kind())
                        .add("text", row -> row.receipt().reference())
                        .add("timestamptz", row -> row.receipt().eventAt())
                        .add("text", row -> row.receipt().body())
                        .addBytes(Row::sealed)
                        .add("text", row -> word(row.receipt().settled()));
                int next = columns.next();
                statement.setString(next, now.toString().substring(0, 10));
                statement.setString(next + 1, now.toString());
                statement.setString(next + 2, now.toString());
                var toApply = new ArrayList<UUID>();
                try (var stored = statement.executeQuery()) {
                    while (stored.next()) {
                        if (stored.getBoolean("to_apply")) {
                            toApply.add(stored.getObject("id", UUID.class));
                        }
                    }
                }
                return toApply;
            }
        });
        hints.send(fresh.stream().map(Hint::receipt).toList());
    }

    private Row row(ReceiptEvent receipt, Instant now) {
        var id = Uuid7.next(now);
        var complainant = receipt.complainant();
        return new Row(
                id,
                receipt,
                complainant == null
                        ? null
                        : sealing.seal(complainant.getBytes(StandardCharsets.UTF_8), Payloads.context(id, id)));
    }

    private static @Nullable String word(@Nullable ReceiptOutcome outcome) {
        return outcome == null ? null : outcome.wireName();
    }
}
