package gov.notify.worker.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NewNotification;
import gov.notify.notification.NotificationWriter;
import gov.notify.notification.Uuid7;
import gov.notify.notification.WriterConfig;
import gov.notify.template.TemplateReference;
import gov.notify.worker.TestDatabase;
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

/// Messages that are accepted and in no queue.
class OrphanRequeuerTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final TestDatabase database = new TestDatabase();
    private final OrphanRequeuer strays = new OrphanRequeuer(database.pool(), CLOCK, new SimpleMeterRegistry());
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

    private UUID accepted(Lane lane, int parts, @Nullable Instant end) {
        var id = Uuid7.next(CLOCK.instant().minus(Duration.ofMinutes(11)));
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
