package gov.notify.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.Sql;
import gov.notify.sandbox.postgres.MigratedDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PartitionsTest {

    private final DataSource database = MigratedDatabase.create().pool(2);
    private final Partitions partitions = new Partitions(database);
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void payloads_past_their_day_are_erased_but_for_those_of_messages_that_still_wait() {
        var waits = partition(2);
        var over = partition(3);
        var id = payload(2);
        payload(3);
        run("insert into send_queue (notification_id, service_id, channel, lane, due_at, enqueued_at) values ('" + id
                + "', gen_random_uuid(), 'sms', 'bulk', now(), now())");

        assertThat(partitions.dropExpired()).contains(over).doesNotContain(waits);

        run("delete from send_queue");
        assertThat(partitions.dropExpired()).contains(waits);
    }

    @Test
    void a_day_that_somebody_reads_keeps_no_other() throws Exception {
        var read = partition(5);
        var others = partition(4);
        try (var reader = database.getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select * from " + read);

            assertThat(partitions.dropExpired()).contains(others).doesNotContain(read);
            reader.rollback();
        }
        assertThat(partitions.dropExpired()).contains(read);
    }

    @Test
    void rows_that_came_before_their_partition_are_counted_and_moved_into_it() {
        payload(9);
        assertThat(partitions.rowsWithoutPartition()).isEqualTo(1);

        partition(9);

        assertThat(partitions.rowsWithoutPartition()).isZero();
    }

    private String partition(int daysAgo) {
        var day = today.minusDays(daysAgo);
        var name = "notification_payloads_p" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        run("call make_partition('notification_payloads', '" + name + "', 'expires_on', '" + day + "', '"
                + day.plusDays(1) + "', '')");
        return name;
    }

    private UUID payload(int daysAgo) {
        var id = UUID.randomUUID();
        run("insert into notification_payloads (notification_id, expires_on, sealed) values ('" + id + "', '"
                + today.minusDays(daysAgo) + "', '')");
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
