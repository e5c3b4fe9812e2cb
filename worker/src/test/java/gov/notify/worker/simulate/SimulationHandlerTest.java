package gov.notify.worker.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.Sql;
import gov.notify.notification.Uuid7;
import gov.notify.queue.Entry;
import gov.notify.queue.EntryKind;
import gov.notify.queue.WorkStream;
import gov.notify.receipt.ReceiptInbox;
import gov.notify.sandbox.postgres.MigratedDatabase;
import gov.notify.security.Payload;
import gov.notify.security.Payloads;
import gov.notify.security.SealingKeys;
import gov.notify.worker.stream.Acknowledger;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SimulationHandlerTest {

    private static final LocalDate EXPIRES = LocalDate.of(2030, 1, 1);
    private static final DataSource DATABASE = MigratedDatabase.create().pool(1);
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final Payloads own = new Payloads(SealingKeys.parse("1:" + KEY));
    private final Payloads ofALaterKey = new Payloads(SealingKeys.parse("2:" + KEY));
    private final SimulationHandler handler = new SimulationHandler(
            new SimulatedMessages(DATABASE, own),
            new ReceiptInbox(DATABASE, SealingKeys.parse("1:" + KEY), _ -> {}, Clock.systemUTC()),
            Clock.systemUTC());

    @Test
    void a_message_under_a_key_that_is_still_to_come_waits_for_its_fate() {
        var known = entryOf(stored(own));
        var unknown = entryOf(stored(ofALaterKey));
        var answers = new Noted();

        handler.handle(List.of(known, unknown), answers);

        assertThat(answers.done).containsExactly(known);
        assertThat(answers.postponed).containsExactly(unknown);
        assertThat(receiptsOf(known)).isOne();
        assertThat(receiptsOf(unknown)).isZero();
    }

    private static Entry entryOf(UUID id) {
        return new Entry(WorkStream.SIMULATE, 0, "1-0", EntryKind.SIMULATE, id.toString(), Map.of());
    }

    private static int receiptsOf(Entry entry) {
        return Sql.once(DATABASE, connection -> {
            try (var query = connection.prepareStatement("select count(*) from receipt_inbox where event_key = ?")) {
                query.setString(1, entry.id());
                try (var rows = query.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    private static UUID stored(Payloads payloads) {
        var id = Uuid7.next(Instant.now());
        return Sql.once(DATABASE, connection -> {
            var serviceId = UUID.randomUUID();
            try (var notification = connection.prepareStatement("""
                    insert into notifications (id, service_id, template_version, key_type, notification_type,
                                               notification_status, created_at, reference, recipient_hash, sent_at,
                                               payload_expires_on)
                    values (?, ?, 1, 'test', 'email', 'sending', now(), ?, '\\x01', now(), ?)
                    """);
                    var payload = connection.prepareStatement(
                            "insert into notification_payloads (notification_id, expires_on, sealed) values (?, ?, ?)")) {
                notification.setObject(1, id);
                notification.setObject(2, serviceId);
                notification.setString(3, id.toString());
                notification.setDate(4, Date.valueOf(EXPIRES));
                notification.executeUpdate();
                payload.setObject(1, id);
                payload.setDate(2, Date.valueOf(EXPIRES));
                payload.setBytes(3, payloads.seal(id, serviceId, new Payload("perm-fail@simulator.notify", Map.of())));
                payload.executeUpdate();
            }
            return id;
        });
    }

    private static final class Noted implements Acknowledger {
        private final List<Entry> done = new ArrayList<>();
        private final List<Entry> postponed = new ArrayList<>();

        @Override
        public void done(Collection<Entry> entries) {
            done.addAll(entries);
        }

        @Override
        public void postpone(Entry entry, Duration wait) {
            postponed.add(entry);
        }

        @Override
        public void release(Collection<Entry> entries) {
            throw new AssertionError("nothing stops here");
        }

        @Override
        public void unavailable(Collection<Entry> entries) {
            throw new AssertionError("Postgres is there");
        }

        @Override
        public void failed(Entry entry, Throwable trouble) {
            throw new AssertionError(trouble);
        }
    }
}
