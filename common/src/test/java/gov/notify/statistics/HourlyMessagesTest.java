package gov.notify.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.OwnDatabase;
import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.Uuid7;
import gov.notify.statistics.HourlyMessages.InHour;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HourlyMessagesTest {

    private static final UUID SERVICE = UUID.randomUUID();
    private static final UUID ANA = UUID.randomUUID();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final OwnDatabase database = OwnDatabase.create(2);
    private final HourlyMessages hours = new HourlyMessages(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void live_and_past_messages_of_an_hour_count_together() {
        message("notifications", "normal", "delivered", "2026-11-25T14:00:00Z", null);
        message("notification_history", "team", "delivered", "2026-11-25T14:59:59.999Z", null);
        message("notifications", "normal", "created", "2026-11-25T15:00:00Z", null);
        message("notifications", "test", "created", "2026-11-25T16:00:00Z", null);

        assertThat(between(DAY, DAY))
                .containsExactly(
                        inHour("2026-11-25T14:00:00Z", NotificationStatus.DELIVERED, 2),
                        inHour("2026-11-25T15:00:00Z", NotificationStatus.CREATED, 1));
    }

    @Test
    void both_days_are_included_from_midnight_to_midnight() {
        message("notifications", "normal", "created", "2026-11-23T23:59:59.999Z", null);
        message("notifications", "normal", "created", "2026-11-24T00:00:00Z", null);
        message("notification_history", "normal", "created", "2026-11-25T23:59:59.999Z", null);
        message("notifications", "normal", "created", "2026-11-26T00:00:00Z", null);

        assertThat(between(DAY.minusDays(1), DAY))
                .extracting(InHour::hour)
                .containsExactly(Instant.parse("2026-11-24T00:00:00Z"), Instant.parse("2026-11-25T23:00:00Z"));
    }

    @Test
    void one_senders_messages_are_told_apart() {
        message("notifications", "normal", "created", "2026-11-25T14:00:00Z", ANA);
        message("notification_history", "normal", "created", "2026-11-25T14:00:00Z", ANA);
        message("notifications", "normal", "created", "2026-11-25T14:00:00Z", UUID.randomUUID());
        message("notifications", "normal", "created", "2026-11-25T14:00:00Z", null);

        assertThat(hours.between(SERVICE, DAY, DAY, ANA))
                .containsExactly(inHour("2026-11-25T14:00:00Z", NotificationStatus.CREATED, 2));
    }

    @Test
    void no_day_has_no_hours() {
        message("notifications", "normal", "created", "2026-11-25T14:00:00Z", null);

        assertThat(between(DAY.plusDays(1), DAY)).isEmpty();
        assertThat(hours.between(UUID.randomUUID(), DAY, DAY, null)).isEmpty();
    }

    @Test
    void what_nobody_sent_is_not_read_for_one_sender() {
        database.run(
                "insert into notifications (id, service_id, template_version, key_type, notification_type, created_at,"
                        + " created_by_id) select uuid7_floor('2026-11-25Z'::timestamptz + n * interval '1 s'), ?, 1,"
                        + " 'normal', 'sms', '2026-11-25Z'::timestamptz + n * interval '1 s',"
                        + " case when n % 100 = 0 then ?::uuid end from generate_series(1, 20000) as n",
                SERVICE, ANA);
        database.run("vacuum analyze notifications");
        var midnight = DAY.atStartOfDay(ZoneOffset.UTC).toOffsetDateTime();

        var plan = Sql.list(
                database.pool(),
                "explain " + HourlyMessages.OF_A_SENDERS_DAY,
                row -> row.getString(1),
                SERVICE,
                Uuid7.floor(midnight.toInstant()),
                Uuid7.floor(midnight.plusDays(1).toInstant()),
                SERVICE,
                midnight,
                midnight.plusDays(1),
                ANA);

        assertThat(String.join("\n", plan))
                .contains("_service_id_created_by_id_id_idx")
                .contains("notification_history_default_service_id_created_by_id_creat_idx")
                .doesNotContain("Seq Scan");
    }

    private List<InHour> between(LocalDate first, LocalDate last) {
        return hours.between(SERVICE, first, last, null);
    }

    private static InHour inHour(String hour, NotificationStatus status, long messages) {
        return new InHour(Instant.parse(hour), new StatusCount(Channel.SMS, status, messages));
    }

    private void message(String table, String keyType, String status, String at, @Nullable UUID createdBy) {
        database.run(
                "insert into " + table + " (id, service_id, template_version, key_type, notification_type,"
                        + " notification_status, created_at, created_by_id)"
                        + " values (?, ?, 1, ?, 'sms', ?, ?::timestamptz, ?::uuid)",
                Uuid7.next(Instant.parse(at)),
                SERVICE,
                keyType,
                status,
                at,
                createdBy);
    }
}
