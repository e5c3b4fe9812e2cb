package gov.notify.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gov.notify.jdbc.ReadPool;
import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.sandbox.postgres.MigratedDatabase;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NotificationReaderTest {

    private static final UUID SERVICE = UUID.randomUUID();

    private final AgroalDataSource database = MigratedDatabase.create().pool(2);
    private final NotificationReader reader;

    NotificationReaderTest() throws SQLException {
        reader = new NotificationReader(new ReadPool(database));
    }

    @Test
    void messages_past_the_shorter_retention_do_not_fill_the_page_of_those_that_are_kept() {
        var kept = message(Channel.SMS, 60);
        message(Channel.EMAIL, 20);
        message(Channel.EMAIL, 10);
        var young = message(Channel.EMAIL, 2);

        assertThat(reader.page(filter(7, 90, 2)))
                .extracting(StoredNotification::id)
                .containsExactly(young, kept);
        assertThat(reader.count(filter(7, 90, 2))).isEqualTo(2);
    }

    @Test
    void a_message_that_a_person_sent_bears_the_name_of_its_author() {
        var id = message(Channel.EMAIL, 1);
        var other = message(Channel.EMAIL, 1);
        run("insert into users (id, name, email_address, password_hash, password_changed_at, auth_type,"
                + " email_access_validated_at, created_at) values (gen_random_uuid(), 'Grace', 'grace@example.gov', '-',"
                + " now(), 'email_auth', now(), now())");
        run("update notifications set created_by_id = (select id from users where name = 'Grace') where id = '" + id
                + "'");

        assertThat(reader.page(filter(7, 7, 2)))
                .extracting(StoredNotification::id, row -> row.origin().author())
                .containsExactlyInAnyOrder(tuple(id, "Grace"), tuple(other, null));
        assertThat(reader.find(SERVICE, id))
                .hasValueSatisfying(row -> assertThat(row.origin().author()).isEqualTo("Grace"));
    }

    private static NotificationFilter filter(int emailDays, int textDays, int limit) {
        return new NotificationFilter(
                SERVICE,
                Set.of(),
                Set.of(),
                null,
                KeyType.NORMAL,
                false,
                Uuid7.floor(daysAgo(emailDays)),
                Uuid7.floor(daysAgo(textDays)),
                null,
                limit,
                0);
    }

    private static Instant daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days));
    }

    private UUID message(Channel channel, int days) {
        var at = daysAgo(days);
        var id = Uuid7.next(at);
        run("insert into notifications (id, service_id, template_id, template_version,"
                + " key_type, notification_type, notification_status, created_at) values ('" + id + "', '"
                + SERVICE + "', gen_random_uuid(), 1, 'normal', '" + channel.wireName() + "', 'delivered', '" + at
                + "')");
        return id;
    }

    private void run(String sql) {
        Sql.once(database, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
