package gov.notify.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.OwnDatabase;
import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.template.TemplateReference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The columns of a message that was accepted, in all three tables.
class WrittenRowsTest {

    private static final OwnDatabase DATABASE = OwnDatabase.create(2);
    private static final Instant CREATED = Instant.parse("2026-11-26T14:15:09.123456Z");
    private static final Instant NOW = Instant.parse("2026-11-26T14:15:10Z");
    private static final UUID SERVICE = UUID.randomUUID();
    private static final UUID TEMPLATE = UUID.randomUUID();
    private static final UUID KEY = UUID.randomUUID();
    private static final UUID AUTHOR = UUID.randomUUID();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void a_text_abroad_has_every_column_of_its_own() {
        var text = message(
                Channel.SMS,
                new NewNotification.Origin(KeyType.TEAM, KEY, null),
                new NewNotification.Destination(true, "44", new BigDecimal("2.5")),
                new NewNotification.Queueing(Lane.BULK, 3, null, Instant.parse("2026-11-26T15:00:00Z")));

        insert(text);

        assertThat(row(
                        "select concat_ws('|', service_id, template_id, template_version, api_key_id, key_type,"
                                + " notification_type, notification_status, international, phone_prefix, rate_multiplier,"
                                + " client_reference, reply_to_text, created_by_id, billable_units) from notifications",
                        "id",
                        text))
                .isEqualTo(String.join(
                        "|",
                        SERVICE.toString(),
                        TEMPLATE.toString(),
                        "7",
                        KEY.toString(),
                        "team",
                        "sms",
                        "created",
                        "t",
                        "44",
                        "2.5",
                        "Order 7",
                        "28853",
                        "0"));
        assertThat(row("select concat_ws('|', channel, lane, parts, service_id) from send_queue", text))
                .isEqualTo("sms|bulk|3|" + SERVICE);
        assertThat(moment("select expires_at from send_queue where notification_id = ?", text))
                .isEqualTo(Instant.parse("2026-11-26T15:00:00Z"));
        assertThat(moment("select expires_at from notifications where id = ?", text))
                .isEqualTo(Instant.parse("2026-11-26T15:00:00Z"));
        assertThat(DATABASE.one(
                        LocalDate.class, "select payload_expires_on from notifications where id = ?", text.id()))
                .isEqualTo("2026-12-04");
        assertThat(row("select encode(sealed, 'hex') from notification_payloads", text))
                .isEqualTo("040506");
        assertThat(row("select encode(recipient_hash, 'hex') from notifications", "id", text))
                .isEqualTo("010203");
    }

    @Test
    void the_time_of_a_row_is_that_of_its_id_and_its_place_in_the_queue_is_that_of_acceptance() {
        var email = email(new NewNotification.Queueing(Lane.NORMAL, 1, null, null));

        insert(email);

        assertThat(moment("select created_at from notifications where id = ?", email))
                .isEqualTo(Instant.parse("2026-11-26T14:15:09.123Z"));
        assertThat(email.row().due()).isEqualTo(email.row().createdAt());
        assertThat(moment("select enqueued_at from send_queue where notification_id = ?", email))
                .isBeforeOrEqualTo(NOW);
    }

    @Test
    void a_scheduled_one_is_due_at_its_time_and_says_so_in_both_tables() {
        var at = Instant.parse("2026-11-28T09:00:00Z");
        var email = email(new NewNotification.Queueing(Lane.NORMAL, 1, at, null));

        insert(email);

        assertThat(email.row().due()).isEqualTo(at);
        assertThat(moment("select scheduled_for from notifications where id = ?", email))
                .isEqualTo(at);
        assertThat(moment("select due_at from send_queue where notification_id = ?", email))
                .isEqualTo(at);
    }

    @Test
    void what_a_person_sends_names_the_person_and_no_key() {
        var email = message(
                Channel.EMAIL,
                new NewNotification.Origin(KeyType.NORMAL, null, AUTHOR),
                NewNotification.Destination.NO_NUMBER,
                new NewNotification.Queueing(Lane.HIGH, 1, null, null));

        insert(email);

        assertThat(row(
                        "select concat_ws('|', coalesce(api_key_id::text, '-'), created_by_id, international,"
                                + " coalesce(phone_prefix, '-')) from notifications",
                        "id",
                        email))
                .isEqualTo("-|" + AUTHOR + "|f|-");
    }

    @Test
    void a_batch_that_is_stored_twice_is_there_once_with_its_first_content() {
        var email = email(new NewNotification.Queueing(Lane.NORMAL, 1, null, null));
        insert(email);
        DATABASE.run("update notifications set notification_status = 'delivered' where id = ?", email.id());
        DATABASE.run("delete from send_queue where notification_id = ?", email.id());

        insert(email, email(new NewNotification.Queueing(Lane.NORMAL, 1, null, null)));

        assertThat(row("select notification_status from notifications", "id", email))
                .isEqualTo("delivered");
        assertThat(DATABASE.count("from send_queue where notification_id = ?", email.id()))
                .isZero();
        assertThat(DATABASE.count("from notification_payloads where notification_id = ?", email.id()))
                .isEqualTo(1);
    }

    @Test
    void neither_a_message_nor_its_row_shows_what_is_in_it() {
        var email = email(new NewNotification.Queueing(Lane.NORMAL, 1, null, null));

        assertThat(email).hasToString("NewNotification[" + email.id() + "]");
        assertThat(email.row()).hasToString("Row[" + email.id() + "]");
    }

    private static NewNotification email(NewNotification.Queueing queueing) {
        return message(
                Channel.EMAIL,
                new NewNotification.Origin(KeyType.NORMAL, KEY, null),
                NewNotification.Destination.NO_NUMBER,
                queueing);
    }

    private static NewNotification message(
            Channel channel,
            NewNotification.Origin origin,
            NewNotification.Destination destination,
            NewNotification.Queueing queueing) {
        var row = new NewNotification.Row(
                Uuid7.next(CREATED),
                SERVICE,
                new TemplateReference(TEMPLATE, 7),
                channel,
                origin,
                destination,
                queueing,
                "Order 7",
                "28853");
        var sealed = new NewNotification.Sealed(new byte[] {1, 2, 3}, new byte[] {4, 5, 6}, LocalDate.of(2026, 12, 4));
        return new NewNotification(row, sealed, null);
    }

    private static void insert(NewNotification... batch) {
        Sql.transaction(DATABASE.pool(), connection -> {
            NotificationInsert.insert(connection, List.of(batch), NOW);
            return batch.length;
        });
    }

    private static String row(String query, NewNotification of) {
        return row(query, "notification_id", of);
    }

    private static String row(String query, String id, NewNotification of) {
        return DATABASE.one(String.class, query + " where " + id + " = ?", of.id());
    }

    private static Instant moment(String query, NewNotification of) {
        return DATABASE.one(OffsetDateTime.class, query, of.id()).toInstant();
    }
}
