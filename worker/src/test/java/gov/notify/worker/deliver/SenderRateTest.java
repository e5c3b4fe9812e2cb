package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What senders may send a second, over all workers.
class SenderRateTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String SLOW = "+18005550111";

    private final DeliveryFixture workshop = new DeliveryFixture();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void workers_share_the_rate_of_an_identity() {
        workshop.set("notify.delivery.rates.email", "20");
        workshop.start();
        workshop.start();
        long began = System.nanoTime();

        var messages = workshop.queued(100, Channel.EMAIL, Lane.HIGH);

        await().atMost(SOON).until(() -> workshop.allAre("sending", messages));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(3900));
    }

    @Test
    void what_waits_for_a_slow_sender_is_looked_at_once_and_has_a_turn_of_its_own() {
        workshop.rate(SLOW, 1);
        workshop.from(SLOW);
        var worker = workshop.start();
        var before = workshop.one("SELECT now()::text");

        workshop.queued(1000, Channel.SMS, Lane.NORMAL);

        await("all but those that have gone").atMost(Duration.ofSeconds(60)).until(() -> heldBack() >= 930);
        assertThat(workshop.one("SELECT count(DISTINCT due_at) FROM send_queue WHERE waits_for = ?", SLOW))
                .satisfies(turns -> assertThat(Integer.parseInt(turns)).isGreaterThan(900));
        // counted from the beginning: what a busy machine took to get here is no part of the rate
        assertThat(workshop.one("SELECT max(due_at) > ?::timestamptz + interval '15 minutes' FROM send_queue", before))
                .isEqualTo("t");
        assertThat(workshop.one("SELECT max(deferrals) <= 2 AND max(first_attempt_at) IS NULL FROM send_queue"
                        + " WHERE waits_for IS NOT NULL AND due_at > now() + interval '1 minute'"))
                .isEqualTo("t");
        var gauges = worker.meters.get("queue_backlog_parts").tag("identity", SLOW);
        assertThat(gauges.gauge().value()).isBetween(800.0, 1001.0);
        assertThat(worker.meters
                        .get("identity_rate")
                        .tag("identity", SLOW)
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void what_waits_for_a_slow_sender_is_not_opened_before_its_turn() {
        workshop.rate(SLOW, 1);
        workshop.from(SLOW);
        workshop.start();
        workshop.queued(100, Channel.SMS, Lane.NORMAL);
        await().atMost(SOON).until(() -> heldBack() >= 70);

        // nobody can open these: who tried would end them
        workshop.run("CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN new.sealed := set_byte(new.sealed, length(new.sealed) - 1, 0); RETURN new; END'");
        workshop.run(
                "CREATE TRIGGER spoil BEFORE INSERT ON notification_payloads FOR EACH ROW EXECUTE FUNCTION spoil()");
        var spoilt = workshop.queued(300, Channel.SMS, Lane.NORMAL);

        var ids = spoilt.stream().map(UUID::toString).collect(Collectors.joining(","));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> workshop.one(
                                "SELECT count(*) FROM send_queue WHERE waits_for IS NOT NULL"
                                        + " AND notification_id = ANY (string_to_array(?, ',')::uuid[])",
                                ids)
                        .equals("300"));
        assertThat(workshop.allAre("created", spoilt)).isTrue();
    }

    @Test
    void a_slow_sender_keeps_nobody_elses_message_waiting() {
        workshop.rate(SLOW, 1);
        workshop.from(SLOW);
        workshop.start();
        workshop.queued(2000, Channel.SMS, Lane.NORMAL);

        workshop.from("+12025550188");
        var other = workshop.queued(1, Channel.SMS, Lane.NORMAL).getFirst();

        await().atMost(SOON).until(() -> workshop.status(other).equals("sending"));
        await("nothing comes back before its turn")
                .atMost(SOON)
                .until(() -> workshop.one("SELECT count(*) FROM send_queue WHERE claim_owner IS NULL"
                                        + " AND deferrals = 1 AND due_at > now() + interval '1 minute'")
                                .compareTo("1800")
                        >= 0);
    }

    @Test
    void sign_in_codes_of_a_slow_sender_do_not_wait_behind_its_other_messages() {
        workshop.rate(SLOW, 2);
        workshop.from(SLOW);
        workshop.start();
        workshop.queued(300, Channel.SMS, Lane.BULK);
        await().atMost(SOON).until(() -> heldBack() >= 200);

        var code = workshop.queued(1, Channel.SMS, Lane.HIGH).getFirst();

        await().atMost(SOON).until(() -> workshop.status(code).equals("sending"));
    }

    @Test
    void turns_that_come_are_used_at_the_senders_rate() {
        workshop.rate(SLOW, 10);
        workshop.from(SLOW);
        workshop.start();
        workshop.start();

        var messages = workshop.queued(120, Channel.SMS, Lane.BULK);

        await().atMost(Duration.ofSeconds(60)).until(() -> workshop.allAre("sending", messages));
        assertThat(workshop.texts.calls()).doesNotHaveDuplicates().hasSize(120);
    }

    private int heldBack() {
        return Integer.parseInt(workshop.one("SELECT count(*) FROM send_queue WHERE waits_for = ?", SLOW));
    }
}
