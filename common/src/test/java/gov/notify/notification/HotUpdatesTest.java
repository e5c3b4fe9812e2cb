package gov.notify.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.Sql;
import gov.notify.sandbox.postgres.MigratedDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HotUpdatesTest {

    @Test
    void a_receipt_writes_no_index_entry() {
        var id = UUID.randomUUID();
        try (var database = MigratedDatabase.create().pool(1)) {
            long hot = Sql.transaction(database, connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("insert into notifications (id, service_id, template_version, key_type,"
                            + " notification_type, notification_status, created_at, sent_at, message_id) values ('" + id
                            + "', gen_random_uuid(), 1, 'normal', 'sms', 'sending', now(), now(), 'm')");
                    statement.execute("update notifications set notification_status = 'delivered', updated_at = now(),"
                            + " provider_response = 'r', carrier = 'c', receipt_at = now(), message_cost = 0.01,"
                            + " carrier_accepted_at = now(), message_id = coalesce(message_id, 'n'),"
                            + " sent_at = coalesce(sent_at, now()) where id = '" + id + "'");
                    var rows = statement.executeQuery("select pg_stat_get_xact_tuples_hot_updated(tableoid)"
                            + " from notifications where id = '" + id + "'");
                    rows.next();
                    return rows.getLong(1);
                }
            });
            assertThat(hot).isEqualTo(1);
        }
    }
}
