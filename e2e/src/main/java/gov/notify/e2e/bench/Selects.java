package gov.notify.e2e.bench;

import gov.notify.e2e.world.Db;
import gov.notify.e2e.world.Demo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// The baseline of reading: the api's own SELECTs, over JDBC, and nothing done with what they bring.
final class Selects {
    private static final String COLUMNS = """
            id, service_id, job_id, job_row_number, template_id, template_version, api_key_id, key_type, notification_type,
            notification_status, billable_units, rate_multiplier, international, phone_prefix, created_at, sent_at, updated_at, sent_by,
            reference, message_id, client_reference, reply_to_text, created_by_id, provider_response, carrier, payload_expires_on,
            scheduled_for, unsubscribe_link
            """;
    private static final String ONE = "select " + COLUMNS + " from notifications where id = ? and service_id = ?";
    private static final String PAGE = "select " + COLUMNS + """
             from notifications
             where service_id = ? and id >= uuid7_floor(now() - interval '7 days') and id < 'ffffffff-ffff-ffff-ffff-ffffffffffff'
               and key_type = any ('{normal}') and notification_type = any ('{email,sms}') and job_id is null
             order by id desc limit 250
            """;
    private static final String PAYLOADS =
            "select notification_id, sealed from notification_payloads where expires_on = ? and notification_id = any (?)";

    private Selects() {}

    static double ofOne(Db db, Demo demo, List<String> ids, int connections, double seconds) {
        var service = UUID.fromString(demo.serviceId());
        var uuids = ids.stream().map(UUID::fromString).toList();
        return run(db, connections, seconds, ONE, (connection, rows, payloads) -> {
            rows.setObject(1, uuids.get(ThreadLocalRandom.current().nextInt(uuids.size())));
            rows.setObject(2, service);
            read(connection, rows, payloads);
        });
    }

    static double ofPage(Db db, Demo demo, int connections, double seconds) {
        var service = UUID.fromString(demo.serviceId());
        return run(db, connections, seconds, PAGE, (connection, rows, payloads) -> {
            rows.setObject(1, service);
            read(connection, rows, payloads);
        });
    }

    private static void read(Connection connection, PreparedStatement rows, PreparedStatement payloads)
            throws SQLException {
        var ids = new ArrayList<UUID>();
        java.sql.Date day = null;
        try (var result = rows.executeQuery()) {
            while (result.next()) {
                ids.add(result.getObject(1, UUID.class));
                for (var column = 2; column <= 28; column++) {
                    result.getObject(column);
                }
                day = result.getDate(26);
            }
        }
        if (day == null) {
            return;
        }
        payloads.setDate(1, day);
        payloads.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
        try (var result = payloads.executeQuery()) {
            while (result.next()) {
                result.getBytes(2);
            }
        }
    }

    private static double run(Db db, int connections, double seconds, String sql, Work work) {
        var counted = new AtomicLong();
        var clock = new StartAndEnd(1, seconds);
        Parallel.run(db, connections, connection -> {
            try (var rows = connection.prepareStatement(sql);
                    var payloads = connection.prepareStatement(PAYLOADS)) {
                var start = clock.start();
                var end = clock.end();
                for (var now = System.nanoTime(); now < end; now = System.nanoTime()) {
                    work.with(connection, rows, payloads);
                    if (now >= start) {
                        counted.incrementAndGet();
                    }
                }
            }
        });
        return counted.get() / seconds;
    }

    private interface Work {
        void with(Connection connection, PreparedStatement rows, PreparedStatement payloads) throws SQLException;
    }
}
