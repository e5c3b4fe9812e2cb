package gov.notify.worker.deliver;

import static gov.notify.worker.deliver.QueuedClaims.CLAIMED;
import static gov.notify.worker.deliver.QueuedClaims.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.queue.Hint;
import gov.notify.queue.Hints;
import gov.notify.sandbox.log.LogLines;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.deliver.NextStep.GiveUp;
import gov.notify.worker.deliver.NextStep.HeldBack;
import gov.notify.worker.deliver.NextStep.Pretended;
import gov.notify.worker.deliver.NextStep.Release;
import gov.notify.worker.deliver.NextStep.Sent;
import gov.notify.worker.stream.Notebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Entries are answered when what they came to is stored, and a defect is no outage.
class OutcomeWriterTest {

    private final TestDatabase database = new TestDatabase();
    private final List<Hint> hinted = new CopyOnWriteArrayList<>();
    private final Notebook answers = new Notebook();
    private final OutcomeWriter writer =
            new OutcomeWriter("outcomes", 1, 100, new OutcomeStore(database.pool()), hints());

    OutcomeWriterTest() {
        writer.answerThrough(answers);
    }

    @AfterEach
    void close() {
        writer.close();
        database.close();
    }

    @Test
    void an_entry_goes_away_waits_or_is_another_workers_as_its_message_does() {
        var sent = queued();
        var waits = queued();
        var released = queued();

        assertThat(write(sent, new Sent("abc", "sns", 1, true, CLAIMED))).isTrue();
        assertThat(write(waits, new HeldBack(CLAIMED.plusSeconds(60), "sns"))).isTrue();
        assertThat(write(released, new Release())).isTrue();

        assertThat(answers.done).containsExactly(sent.entry());
        assertThat(answers.released).containsExactly(released.entry());
        assertThat(answers.postponed).containsOnlyKeys(waits.entry());
        assertThat(Objects.requireNonNull(answers.postponed.get(waits.entry())).toSeconds())
                .isBetween(50L, 60L);
    }

    @Test
    void one_of_a_test_key_is_hinted_at_where_receipts_are_made_up() {
        var claim = queued();

        write(claim, new Pretended("made-up", "sns", CLAIMED));

        assertThat(hinted)
                .singleElement()
                .satisfies(hint ->
                        assertThat(hint.id()).isEqualTo(claim.notificationId().toString()));
        assertThat(answers.postponed).containsKey(claim.entry());
    }

    @Test
    void an_outcome_that_postgres_will_never_take_has_failed_and_its_neighbours_have_not() {
        var bad = queued();
        var good = List.of(queued(), queued(), queued());

        var stored = new ArrayList<CompletableFuture<Boolean>>();
        good.forEach(claim -> stored.add(writer.write(new Outcome(claim, new Sent("abc", "sns", 1, true, CLAIMED)))));
        var refused = writer.write(new Outcome(bad, new GiveUp("no\0way", false)));

        assertThat(refused.join()).isFalse();
        assertThat(stored).allMatch(CompletableFuture::join);
        assertThat(answers.failed).containsExactly(bad.entry());
        assertThat(answers.done)
                .containsExactlyInAnyOrderElementsOf(
                        good.stream().map(ClaimedMessage::entry).toList());
        assertThat(answers.postponed).isEmpty();
    }

    @Test
    void while_postgres_refuses_everybody_outcomes_wait_and_no_entry_is_answered() {
        var claim = queued();
        database.run("create function away() returns trigger language plpgsql as"
                + " $$ begin raise sqlstate '57P03'; end $$");
        database.run("create trigger away before update on send_queue for each statement execute function away()");
        database.run("create trigger gone before delete on send_queue for each statement execute function away()");

        try (var log = new LogLines(OutcomeWriter.class.getName())) {
            var stored = writer.write(new Outcome(claim, new Sent("abc", "sns", 1, true, CLAIMED)));
            await().until(() -> log.has("WARN 1 outcomes wait for Postgres"));
            assertThat(answers.isEmpty()).isTrue();

            database.run("drop trigger away on send_queue; drop trigger gone on send_queue");
            assertThat(stored.join()).isTrue();
        }
        assertThat(answers.done).containsExactly(claim.entry());
    }

    private boolean write(ClaimedMessage claim, NextStep step) {
        return writer.write(new Outcome(claim, step)).join();
    }

    private ClaimedMessage queued() {
        return QueuedClaims.inQueue(database, FIRST);
    }

    private Hints hints() {
        return new Hints() {
            @Override
            public void send(List<Hint> more) {
                hinted.addAll(more);
            }

            @Override
            public boolean sendAndWait(List<Hint> more) {
                return hinted.addAll(more);
            }
        };
    }
}
