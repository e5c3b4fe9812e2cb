package gov.notify.e2e.world;

import java.util.UUID;

/// Stores many notifications: a fifth of them today, among those that are being accepted, the others in the days
/// before.
public final class Millions {
    private static final int DAYS_BEFORE = 4;

    /// Rows of one day, spread over its milliseconds; `?1` is the day's beginning.
    private static final String ROWS = """
            select (lpad(to_hex((extract(epoch from ?::timestamptz) * 1000)::bigint + i * ?), 12, '0')
                    || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid as id,
                   ?::uuid as service_id, ?::uuid as template_id, 1 as template_version, 'normal' as key_type,
                   'sms' as notification_type, 'delivered' as notification_status, 1 as billable_units,
                   ?::timestamptz + i * ? * interval '1 ms' as created_at,
                   ?::timestamptz + i * ? * interval '1 ms' as sent_at, 'sns' as sent_by, md5(i::text || 'm') as message_id,
                   decode(md5(i::text) || md5(i::text || 'r'), 'hex') as recipient_hash
              from generate_series(1::bigint, ?) as i
            """;

    private static final String COLUMNS = """
            id, service_id, template_id, template_version, key_type, notification_type, notification_status, billable_units,
            created_at, sent_at, sent_by, message_id, recipient_hash""";

    private Millions() {}

    public static void store(Db db, Demo demo, int rows) {
        var perDay = rows / (DAYS_BEFORE + 1);
        for (var before = 0; before <= DAYS_BEFORE; before++) {
            var day = db.rows(
                            "select (date_trunc('day', now()) - ? * interval '1 day')::text",
                            row -> row.getString(1),
                            before)
                    .getFirst();
            if (before > 1) {
                db.run("do $$ declare day timestamptz := '" + day + "'; begin"
                        + " call make_partition('notifications', 'notifications_p' || to_char(day, 'YYYYMMDD'), 'id',"
                        + " uuid7_floor(day)::text, uuid7_floor(day + interval '1 day')::text, ''); end $$");
            }
            insert(db, demo, day, perDay);
        }
        db.run("vacuum analyze notifications");
        db.run("checkpoint");
    }

    private static void insert(Db db, Demo demo, String day, int rows) {
        // Today ends now: what is accepted from here on comes after it.
        var millis = db.number(
                "select (extract(epoch from least(now(), ?::timestamptz + interval '1 day') - ?::timestamptz) * 1000)::bigint",
                day,
                day);
        double step = Math.max(1, millis - 1_000) / (double) rows;
        var service = UUID.fromString(demo.serviceId());
        var template = UUID.fromString(demo.smsTemplateId());
        db.run(
                "insert into notifications (" + COLUMNS + ") " + ROWS.replace("+ i * ?), 12", "+ (i * ?)::bigint), 12"),
                day,
                step,
                service,
                template,
                day,
                step,
                day,
                step,
                (long) rows);
    }
}
