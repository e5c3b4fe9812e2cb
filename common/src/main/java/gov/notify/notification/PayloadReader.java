package gov.notify.notification;

import gov.notify.jdbc.ReadPool;
import gov.notify.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads the sealed payloads of notifications: of one, or of a page.
@ApplicationScoped
public class PayloadReader {

    /// Primary key; the day prunes to one partition.
    private static final String PAYLOADS = """
            select notification_id, case when octet_length(sealed) > ? then '' else sealed end as sealed
              from notification_payloads
             where expires_on = ? and notification_id = any (?)
            """;

    /// Larger payloads of a page are read one by one: 250 of them together would not fit into memory.
    private static final int LARGE = 32 * 1024;

    private final DataSource database;

    public PayloadReader(ReadPool pool) {
        this.database = pool.database();
    }

    /// The sealed payloads of a page.
    @FunctionalInterface
    public interface Sealed {
        /// That of a notification of the page; null once it is erased.
        byte @Nullable [] of(StoredNotification notification);
    }

    /// The sealed payload of a notification; null once it is erased, and for rows of a job, whose recipients are in the
    /// job's file.
    public byte @Nullable [] one(StoredNotification notification) {
        return read(List.of(notification), Integer.MAX_VALUE).get(notification.id());
    }

    /// Those of a page. Large ones are read when they are asked for.
    public Sealed of(List<StoredNotification> page) {
        var small = read(page, LARGE);
        return notification -> {
            byte[] sealed = small.get(notification.id());
            return sealed != null && sealed.length == 0 ? one(notification) : sealed;
        };
    }

    /// @return by the notification's id; those larger than `largest` as no bytes at all
    private Map<UUID, byte[]> read(List<StoredNotification> notifications, int largest) {
        // One look-up a day of expiry: a join would open every partition of payloads.
        Map<LocalDate, List<UUID>> byDay = new HashMap<>();
        for (var notification : notifications) {
            var day = notification.payloadExpiresOn();
            if (day != null) {
                byDay.computeIfAbsent(day, _ -> new ArrayList<>()).add(notification.id());
            }
        }
        if (byDay.isEmpty()) {
            return Map.of();
        }
        return Sql.repeatable(database, connection -> {
            var sealed = new HashMap<UUID, byte[]>();
            for (var day : byDay.entrySet()) {
                read(connection, day.getKey(), day.getValue(), largest, sealed);
            }
            return sealed;
        });
    }

    private static void read(Connection connection, LocalDate day, List<UUID> ids, int largest, Map<UUID, byte[]> into)
            throws SQLException {
        try (var statement = connection.prepareStatement(PAYLOADS)) {
            statement.setInt(1, largest);
            statement.setDate(2, Date.valueOf(day));
            statement.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    into.put(rows.getObject("notification_id", UUID.class), rows.getBytes("sealed"));
                }
            }
        }
    }
}
