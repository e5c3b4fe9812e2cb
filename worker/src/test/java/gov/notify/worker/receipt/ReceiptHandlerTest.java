package gov.notify.worker.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.jdbc.Sql;
import gov.notify.queue.Entry;
import gov.notify.queue.EntryKind;
import gov.notify.queue.WorkStream;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.stream.Notebook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How entries of receipts are answered: an outage postpones them, a defect does not.
class ReceiptHandlerTest {

    private final TestDatabase database = new TestDatabase();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Notebook answers = new Notebook();
    private final ReceiptHandler handler =
            new ReceiptHandler(new ReceiptStore(database.pool(), FailureMapping.DETAILED, Clock.systemUTC()), meters);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void one_that_is_settled_goes_and_one_whose_message_is_unknown_waits_for_it() {
        message("known");
        var known = receipt("known");
        var unknown = receipt("unknown");

        handler.handle(List.of(known, unknown), answers);

        assertThat(answers.done).containsExactly(known);
        assertThat(answers.postponed).containsOnlyKeys(unknown);
        assertThat(answers.postponed.get(unknown)).isEqualTo(Duration.ofSeconds(2));
        assertThat(counted("applied")).isEqualTo(1);
        assertThat(counted("waiting")).isEqualTo(1);
    }

    @Test
    void one_that_is_not_there_or_was_settled_before_is_nothing_to_do() {
        message("known");
        var settled = receipt("known");
        handler.handle(List.of(settled), new Notebook());
        var missing = entry(UUID.randomUUID());

        handler.handle(List.of(settled, missing), answers);

        assertThat(answers.done).containsExactlyInAnyOrder(settled, missing);
    }

    @Test
    void an_outage_postpones_all_that_are_left_and_blames_none() {
        var lost = database.another(1);
        lost.close();
        var entries =
                IntStream.range(0, 450).mapToObj(_ -> entry(UUID.randomUUID())).toList();

        new ReceiptHandler(new ReceiptStore(lost, FailureMapping.DETAILED, Clock.systemUTC()), meters)
                .handle(entries, answers);

        assertThat(answers.unavailable).containsExactlyElementsOf(entries);
        assertThat(answers.done).isEmpty();
    }

    @Test
    void a_defect_postpones_nothing_so_that_the_engine_counts_it_as_failed() {
        message("known");
        var entry = receipt("known");
        database.run("alter table callback_deliveries rename to elsewhere");

        assertThatThrownBy(() -> handler.handle(List.of(entry), answers)).isInstanceOf(Sql.Refused.class);

        assertThat(answers.isEmpty()).isTrue();
        assertThat(database.count("receipt_inbox where outcome is not null")).isZero();
        assertThat(database.count("notifications where notification_status = 'sending'"))
                .isEqualTo(1);
    }

    private double counted(String outcome) {
        return meters.counter("receipt_outcome", "provider", "ses", "outcome", outcome)
                .count();
    }

    private void message(String reference) {
        database.one(
                "insert into notifications (id, service_id, template_version, key_type, notification_type,"
                        + " notification_status, created_at, reference) select uuid7_floor(now()), id, 1, 'normal',"
                        + " 'email', 'sending', now(), ? from services limit 1 returning 1",
                reference);
    }

    private Entry receipt(String reference) {
        var id = UUID.randomUUID();
        database.one(
                "insert into receipt_inbox (id, received_at, provider, event_key, kind, reference, body)"
                        + " values (?, now(), 'ses', ?, 'Delivery', ?,"
                        + " '{\"notificationType\":\"Delivery\",\"delivery\":{}}') returning 1",
                id,
                reference,
                reference);
        return entry(id);
    }

    private static Entry entry(UUID id) {
        return new Entry(WorkStream.RECEIPTS, 0, "1-" + id.hashCode(), EntryKind.RECEIPT, id.toString(), Map.of());
    }
}
