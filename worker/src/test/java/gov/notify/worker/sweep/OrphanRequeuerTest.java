package gov.notify.worker.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NewNotification;
import gov.notify.notification.NotificationWriter;
import gov.notify.notification.Uuid7;
import gov.notify.notification.WriterConfig;
import gov.notify.sandbox.log.LogLines;
import gov.notify.template.TemplateReference;
import gov.notify.worker.HandClock;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.schedule.WorkerPair;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages that are accepted and in no queue.
class OrphanRequeuerTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final TestDatabase database = new TestDatabase();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OrphanRequeuer strays = new OrphanRequeuer(database.pool(), CLOCK, meters);
    private final NotificationWriter writer = new NotificationWriter(
            database.pool(),
            _ -> {},
            CLOCK,
            new SmallRyeConfigBuilder()
                    .withMapping(WriterConfig.class)
                    .withConverter(Duration.class, 100, new DurationConverter())
                    .build()
                    .getConfigMapping(WriterConfig.class),
            new SimpleMeterRegistry());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void are_queued_as_they_were() {
        var end = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
        var code = accepted(Lane.HIGH, 3, end);
        var plain = accepted(Lane.NORMAL, 1, null);
        var before = queue();

        database.run("delete from send_queue");
        assertThat(strays.requeue()).isEqualTo(2);

        assertThat(queue()).isEqualTo(before).contains(code + " high 3 2", plain + " normal 1 -");
    }

    @Test
    void are_still_in_doubt_when_the_provider_may_have_them() {
        accepted(Lane.NORMAL, 1, null);
        database.run("update notifications set ambiguous = true");
        database.run("delete from send_queue");

        strays.requeue();

        assertThat(database.one("select ambiguous_until <= now() from send_queue"))
                .isEqualTo("t");
    }

    @Test
    void are_looked_for_in_parts_and_found_again_from_the_start() {
        var inParts = new OrphanRequeuer(database.pool(), CLOCK, new SimpleMeterRegistry(), 2);
        for (int i = 0; i < 5; i++) {
            accepted(Lane.NORMAL, 1, null);
        }
        database.run("delete from send_queue");

        assertThat(List.of(inParts.requeue(), inParts.requeue(), inParts.requeue(), inParts.requeue()))
                .containsExactly(2, 2, 1, 0);

        database.run("delete from send_queue");
        assertThat(List.of(inParts.requeue(), inParts.requeue(), inParts.requeue()))
                .as("the look before was at the first part again")
                .containsExactly(2, 1, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T11:49:59.999Z, 1",
        "2026-03-02T11:50:00Z, 0",
        "2026-03-02T11:59:00Z, 0",
        "2025-11-22T12:00:00Z, 1",
        "2025-11-22T11:59:59.999Z, 0",
    })
    void are_looked_for_from_ten_minutes_to_a_hundred_days_after_they_were_accepted(Instant at, int found) {
        accepted(Uuid7.next(at), Lane.NORMAL, 1, null);
        database.run("delete from send_queue");
        var then =
                new OrphanRequeuer(database.pool(), new HandClock("2026-03-02T12:00:00Z"), new SimpleMeterRegistry());

        assertThat(then.requeue()).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notification_status = 'sending'",
                "notification_status = 'technical-failure'",
                "sent_at = now()",
                "job_id = gen_random_uuid()"
            })
    void are_none_of_those_that_somebody_has_dealt_with_or_that_a_job_looks_after(String change) {
        accepted(Lane.NORMAL, 1, null);
        database.run("delete from send_queue");
        database.run("update notifications set " + change);

        assertThat(strays.requeue()).isZero();
        assertThat(database.count("send_queue")).isZero();
    }

    @Test
    void are_counted_and_told_of_as_the_defect_they_are() throws Exception {
        accepted(Lane.NORMAL, 1, null);
        accepted(Lane.NORMAL, 1, null);
        database.run("delete from send_queue");
        try (var log = new LogLines(OrphanRequeuer.class.getName())) {
            for (var task : strays.tasks()) {
                task.work().run();
                task.work().run();
            }

            assertThat(log.all()).containsExactly("ERROR 2 accepted messages were in no queue; they are now");
        }
        assertThat(meters.counter("strays").count()).isEqualTo(2);
    }

    @Test
    void are_queued_once_by_two_workers() {
        for (int i = 0; i < 20; i++) {
            accepted(Lane.NORMAL, 1, null);
        }
        database.run("delete from send_queue");

        WorkerPair.runs(database, strays);

        assertThat(database.count("send_queue")).isEqualTo(20);
        assertThat(meters.counter("strays").count()).isEqualTo(20);
    }

    private UUID accepted(Lane lane, int parts, @Nullable Instant end) {
        return accepted(Uuid7.next(CLOCK.instant().minus(Duration.ofMinutes(11))), lane, parts, end);
    }

    private UUID accepted(UUID id, Lane lane, int parts, @Nullable Instant end) {
        var row = new NewNotification.Row(
                id,
                UUID.randomUUID(),
                new TemplateReference(UUID.randomUUID(), 1),
                Channel.SMS,
                new NewNotification.Origin(KeyType.NORMAL, null, null),
                NewNotification.Destination.NO_NUMBER,
                new NewNotification.Queueing(lane, parts, null, end),
                null,
                null);
        var sealed = new NewNotification.Sealed(
                new byte[32], new byte[] {1}, LocalDate.now(ZoneOffset.UTC).plusDays(8));
        writer.write(new NewNotification(row, sealed, null));
        return id;
    }

    private String queue() {
        return database.one(
                "select string_agg(concat_ws(' ', notification_id, lane, parts, coalesce(expires_at::text, '-')),"
                        + " ', ' order by notification_id) from send_queue");
    }
}
