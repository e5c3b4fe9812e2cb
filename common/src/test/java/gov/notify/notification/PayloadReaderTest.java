package gov.notify.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.OwnDatabase;
import gov.notify.jdbc.ReadPool;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PayloadReaderTest {

    private static final OwnDatabase DATABASE = OwnDatabase.create(2);
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final StoredRows rows = StoredRows.in(DATABASE);
    private final ReadPool pool;
    private final PayloadReader payloads;
    private final NotificationReader reader;

    PayloadReaderTest() throws SQLException {
        pool = new ReadPool(DATABASE.pool());
        payloads = new PayloadReader(pool);
        reader = new NotificationReader(pool);
    }

    @AfterEach
    void end() {
        pool.close();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void one_is_read_whatever_its_size() {
        assertThat(payloads.one(message(today, bytes(10, 1)))).isEqualTo(bytes(10, 1));
        assertThat(payloads.one(message(today, bytes(3_000_000, 2)))).isEqualTo(bytes(3_000_000, 2));
    }

    @Test
    void those_of_a_page_are_each_ones_own_whatever_their_days_and_sizes() {
        var small = message(today.plusDays(1), bytes(10, 1));
        var atTheEdge = message(today.plusDays(2), bytes(32 * 1024, 2));
        var large = message(today.plusDays(1), bytes(32 * 1024 + 1, 3));
        var larger = message(today.plusDays(3), bytes(500_000, 4));

        var page = payloads.of(List.of(small, atTheEdge, large, larger));

        assertThat(page.of(small)).isEqualTo(bytes(10, 1));
        assertThat(page.of(atTheEdge)).isEqualTo(bytes(32 * 1024, 2));
        assertThat(page.of(large)).isEqualTo(bytes(32 * 1024 + 1, 3));
        assertThat(page.of(larger)).isEqualTo(bytes(500_000, 4));
    }

    @Test
    void small_ones_are_in_memory_with_their_page_and_large_ones_are_not() {
        var small = message(today, bytes(10, 1));
        var atTheEdge = message(today, bytes(32 * 1024, 3));
        var large = message(today, bytes(32 * 1024 + 1, 2));
        var page = payloads.of(List.of(small, atTheEdge, large));

        DATABASE.run("delete from notification_payloads");

        assertThat(page.of(small)).isEqualTo(bytes(10, 1));
        assertThat(page.of(atTheEdge)).isEqualTo(bytes(32 * 1024, 3));
        assertThat(page.of(large)).isNull();
    }

    @Test
    void what_is_erased_is_null_alone_and_on_a_page() {
        var gone = message(today, null);
        var blanked = message(today, bytes(1, 1));
        DATABASE.run("update notification_payloads set sealed = null where notification_id = ?", blanked.id());
        var there = message(today, bytes(2, 2));

        var page = payloads.of(List.of(gone, blanked, there));

        assertThat(payloads.one(gone)).isNull();
        assertThat(payloads.one(blanked)).isNull();
        assertThat(page.of(gone)).isNull();
        assertThat(page.of(blanked)).isNull();
        assertThat(page.of(there)).isEqualTo(bytes(2, 2));
    }

    @Test
    void a_row_of_a_job_has_none_and_a_page_of_them_asks_nobody() {
        var row = stored(rows.add(Duration.ofHours(1), "job_id", UUID.randomUUID()));
        var page = payloads.of(List.of(row));
        pool.close();

        assertThat(page.of(row)).isNull();
        assertThat(payloads.one(row)).isNull();
        assertThat(payloads.of(List.of()).of(row)).isNull();
    }

    @Test
    void a_payload_is_looked_for_on_its_own_day_alone() {
        var message = message(today.plusDays(1), bytes(1, 1));
        DATABASE.run(
                "update notifications set payload_expires_on = ?::date where id = ?", today.plusDays(2), message.id());

        assertThat(payloads.one(stored(message.id()))).isNull();
    }

    private StoredNotification message(LocalDate expires, byte @Nullable [] sealed) {
        var id = rows.add(Duration.ofHours(1), "payload_expires_on", expires);
        if (sealed != null) {
            DATABASE.run("insert into notification_payloads values (?, ?, ?)", id, expires, sealed);
        }
        return stored(id);
    }

    private StoredNotification stored(UUID id) {
        return reader.find(rows.service(), id).orElseThrow();
    }

    private static byte[] bytes(int size, int value) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
