package gov.notify.worker.retention;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.notification.Partitions;
import gov.notify.sandbox.log.LogLines;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.WorkerPair;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionTasksTest {

    private static final String NAMES = "select string_agg(to_char(to_date(right(c.relname, 8), 'YYYYMMDD'), 'MMDD'),"
            + " ' ' order by c.relname) from pg_inherits i join pg_class c on c.oid = i.inhrelid"
            + " where i.inhparent = ?::regclass and c.relname ~ '_p2030'";

    private final TestDatabase database = TestDatabase.withClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PartitionTasks tasks = new PartitionTasks(new Partitions(database.pool()), meters);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void partitions_are_made_from_yesterday_to_three_days_ahead_and_for_payloads_as_long_as_they_are_kept()
            throws Exception {
        database.stopsAt(Instant.parse("2030-03-02T23:59:59.999Z"));

        run("S-partitions");

        assertThat(database.one(NAMES, "notifications")).isEqualTo("0301 0302 0303 0304 0305");
        assertThat(database.one(NAMES, "receipt_inbox")).isEqualTo("0301 0302 0303 0304 0305");
        assertThat(database.one(NAMES, "notification_payloads"))
                .isEqualTo("0301 0302 0303 0304 0305 0306 0307 0308 0309 0310 0311 0312 0313 0314");

        database.stopsAt(Instant.parse("2030-03-03T00:00:00Z"));
        run("S-partitions");
        assertThat(database.one(NAMES, "notifications")).isEqualTo("0301 0302 0303 0304 0305 0306");
    }

    @Test
    void rows_of_a_day_without_partition_are_counted_until_it_is_made() throws Exception {
        database.run("insert into notification_payloads values (gen_random_uuid(), '2030-06-01', '\\x00')");
        try (var log = new LogLines(PartitionTasks.class.getName())) {
            run("S-partitions");

            assertThat(log.all()).containsExactly("WARN 1 rows are in no day's partition");
        }
        assertThat(meters.get("rows_without_partition").gauge().value()).isEqualTo(1);

        database.stopsAt(Instant.parse("2030-05-30T00:00:00Z"));
        run("S-partitions");

        assertThat(meters.get("rows_without_partition").gauge().value()).isZero();
        assertThat(database.count("notification_payloads_p20300601")).isEqualTo(1);
    }

    @Test
    void payloads_are_erased_when_their_day_is_over_and_receipts_eight_days_after_they_came() throws Exception {
        database.stopsAt(Instant.parse("2030-03-02T12:00:00Z"));
        run("S-partitions");

        database.stopsAt(Instant.parse("2030-03-02T23:59:59.999Z"));
        run("S-erase");
        assertThat(database.one(NAMES, "notification_payloads")).startsWith("0302 0303");

        database.stopsAt(Instant.parse("2030-03-03T00:00:00Z"));
        run("S-erase");
        assertThat(database.one(NAMES, "notification_payloads")).startsWith("0303 0304");

        database.stopsAt(Instant.parse("2030-03-09T23:59:59Z"));
        run("S-erase");
        assertThat(database.one(NAMES, "receipt_inbox")).startsWith("0301 0302");

        database.stopsAt(Instant.parse("2030-03-10T00:00:00Z"));
        run("S-erase");
        assertThat(database.one(NAMES, "receipt_inbox")).startsWith("0302 0303");
    }

    @Test
    void a_payload_that_a_message_still_waits_for_keeps_its_day_and_no_other() throws Exception {
        database.stopsAt(Instant.parse("2030-03-02T12:00:00Z"));
        run("S-partitions");
        database.run(
                "insert into notification_payloads values ('018f2a7c-0000-7000-8000-00000000cafe', '2030-03-02', '\\x00')");
        database.run("insert into send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at)"
                + " values ('018f2a7c-0000-7000-8000-00000000cafe', gen_random_uuid(), 'sms', 'normal', now(), now())");

        database.stopsAt(Instant.parse("2030-03-04T00:00:00Z"));
        run("S-erase");
        assertThat(database.one(NAMES, "notification_payloads")).startsWith("0302 0304");

        database.run("delete from send_queue");
        run("S-erase");
        assertThat(database.one(NAMES, "notification_payloads")).startsWith("0304");
    }

    @Test
    void two_workers_make_and_erase_once() {
        database.stopsAt(Instant.parse("2030-03-02T12:00:00Z"));

        WorkerPair.runs(database, tasks);

        assertThat(database.one(NAMES, "notifications")).isEqualTo("0301 0302 0303 0304 0305");
    }

    private void run(String name) throws Exception {
        for (ScheduledTask task : tasks.tasks()) {
            if (task.name().equals(name)) {
                task.work().run();
                return;
            }
        }
        throw new AssertionError("no task is called " + name);
    }
}
