package gov.notify.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.Sql;
import gov.notify.queue.EntryKind;
import gov.notify.queue.Hint;
import gov.notify.sandbox.postgres.MigratedDatabase;
import gov.notify.security.Payloads;
import gov.notify.security.Sealing;
import gov.notify.security.SealingKeys;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiptInboxTest {

    private static final DataSource DATABASE = MigratedDatabase.create().pool(4);
    private static final Instant NOW = Instant.parse("2026-03-02T23:59:59.123Z");

    private final Sealing sealing = SealingKeys.parse("1:" + Base64.getEncoder().encodeToString(new byte[32]));
    private final Queue<Hint> hinted = new ConcurrentLinkedQueue<>();
    private final ReceiptInbox inbox =
            new ReceiptInbox(DATABASE, sealing, hinted::addAll, Clock.fixed(NOW, ZoneOffset.UTC));

    private record Stored(
            UUID id,
            Instant receivedAt,
            String source,
            String key,
            @Nullable String reference,
            @Nullable Instant eventAt,
            String body,
            byte @Nullable [] sealed,
            @Nullable String outcome,
            @Nullable Instant nextAttempt) {}

    @BeforeEach
    void clear() {
        Sql.once(DATABASE, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("truncate receipt_inbox, receipt_keys");
            }
        });
    }

    @Test
    void a_receipt_is_stored_as_it_came_and_then_hinted_at() {
        inbox.store(List.of(receipt("key", null, null)));

        var row = stored().getFirst();
        assertThat(row.receivedAt()).isEqualTo(NOW);
        assertThat(row.source()).isEqualTo("eum");
        assertThat(row.key()).isEqualTo("key");
        assertThat(row.reference()).isEqualTo("m-1");
        assertThat(row.eventAt()).isEqualTo(Instant.parse("2026-03-02T15:00:00Z"));
        assertThat(row.body()).isEqualTo("{\"a\": \"é😀\"}");
        assertThat(row.nextAttempt()).isEqualTo(NOW);
        assertThat(hinted).extracting(Hint::id).containsExactly(row.id().toString());
        assertThat(hinted).extracting(Hint::kind).containsOnly(EntryKind.RECEIPT);
    }

    @Test
    void an_event_whose_key_no_index_holds_is_stored_once() {
        var endless = hanzi(20_000);

        inbox.store(List.of(receipt(endless, null, null)));
        inbox.store(List.of(receipt(endless, null, null), receipt(endless + "1", null, null)));

        assertThat(stored()).hasSize(2);
    }

    @Test
    void an_event_of_a_message_that_cannot_be_ours_is_kept_as_a_trace() {
        inbox.store(
                List.of(new ReceiptEvent(ReceiptSource.SES, "key", "Delivery", hanzi(20_000), NOW, "{}", null, null)));

        var row = stored().getFirst();
        assertThat(row.reference()).isNull();
        assertThat(row.outcome()).isEqualTo("unusable");
        assertThat(hinted).isEmpty();
    }

    /// Letters that do not compress.
    private static String hanzi(int letters) {
        return new Random(7)
                .ints(letters, 0x4E00, 0x9FFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void an_event_is_stored_once_however_often_it_comes() {
        inbox.store(List.of(receipt("a", null, null), receipt("b", null, null), receipt("a", null, null)));
        inbox.store(List.of(receipt("b", null, null), receipt("c", null, null)));
        inbox.store(List.of(receipt("a", null, null)));

        assertThat(stored()).extracting(Stored::key).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(hinted).hasSize(3);
    }

    @Test
    void the_same_key_of_another_source_is_another_event() {
        inbox.store(List.of(
                receipt("a", null, null),
                ReceiptEvent.nothingToApply(ReceiptSource.SES, "a", "Open", ReceiptOutcome.IGNORED)));

        assertThat(stored()).extracting(Stored::source).containsExactlyInAnyOrder("eum", "ses");
    }

    @Test
    void what_is_settled_already_is_kept_and_nobody_is_told() {
        inbox.store(List.of(receipt("a", null, ReceiptOutcome.UNUSABLE)));

        assertThat(stored()).extracting(Stored::outcome).containsExactly("unusable");
        assertThat(stored()).extracting(Stored::nextAttempt).containsOnlyNulls();
        assertThat(hinted).isEmpty();
    }

    @Test
    void a_complainant_is_sealed_for_the_row_of_the_complaint() {
        inbox.store(List.of(receipt("a", "zoë@example.com", null), receipt("b", "zoë@example.com", null)));

        for (var row : stored()) {
            var sealed = Objects.requireNonNull(row.sealed());

            assertThat(new String(sealing.open(sealed, Payloads.context(row.id(), row.id())), StandardCharsets.UTF_8))
                    .isEqualTo("zoë@example.com");
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("example");
        }
    }

    @Test
    void nothing_is_stored_of_nothing() {
        inbox.store(List.of());

        assertThat(stored()).isEmpty();
        assertThat(hinted).isEmpty();
    }

    @Test
    void two_who_bring_the_same_events_in_another_order_do_not_wait_for_each_other() {
        var events = IntStream.range(0, 300)
                .mapToObj(i -> receipt("key" + i, null, null))
                .toList();

        IntStream.range(0, 8).parallel().forEach(i -> inbox.store(i % 2 == 0 ? events : events.reversed()));

        assertThat(stored()).hasSize(300);
        assertThat(hinted).hasSize(300);
    }

    private static ReceiptEvent receipt(String key, @Nullable String complainant, @Nullable ReceiptOutcome settled) {
        return new ReceiptEvent(
                ReceiptSource.EUM,
                key,
                "TEXT_SENT",
                "m-1",
                Instant.parse("2026-03-02T15:00:00Z"),
                "{\"a\":\"é😀\"}",
                complainant,
                settled);
    }

    private static List<Stored> stored() {
        return Sql.once(DATABASE, connection -> {
            List<Stored> rows = new ArrayList<>();
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select * from receipt_inbox order by event_key")) {
                while (row.next()) {
                    rows.add(new Stored(
                            row.getObject("id", UUID.class),
                            row.getTimestamp("received_at").toInstant(),
                            row.getString("provider"),
                            row.getString("event_key"),
                            row.getString("reference"),
                            moment(row.getTimestamp("event_at")),
                            row.getString("body"),
                            row.getBytes("recipient_sealed"),
                            row.getString("outcome"),
                            moment(row.getTimestamp("next_attempt_at"))));
                }
            }
            return rows;
        });
    }

    private static @Nullable Instant moment(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
