package gov.notify.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.Sql;
import gov.notify.sandbox.postgres.MigratedDatabase;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {

    private final AgroalDataSource database = MigratedDatabase.create().pool(3);
    private final List<String> told = new ArrayList<>();
    private final Changes changes = new Changes(database, told::add);
    private String service = "";

    @BeforeEach
    void aServiceThatNothingHappensTo() {
        service = one("select id from services limit 1");
        changes.look();
        assertThat(told).containsExactly(Invalidations.EVERYTHING);
        told.clear();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothing_is_told_while_nothing_changes() {
        changes.look();
        changes.look();

        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update services set active = not active where id = ?::uuid",
                "delete from service_permissions where service_id = ?::uuid",
                "insert into service_permissions (service_id, permission, created_at)"
                        + " values (?::uuid, 'edit_folder_permissions', now())",
                "update service_sms_senders set sms_sender = 'Other' where service_id = ?::uuid",
                "insert into api_keys (id, name, secret, service_id, key_type, created_by_id, version, created_at)"
                        + " select gen_random_uuid(), 'k', 's', ?::uuid, 'normal', id, 1, now() from users limit 1",
                "insert into service_whitelist (id, service_id, recipient_type, recipient)"
                        + " values (gen_random_uuid(), ?::uuid, 'email', 'a@example.gov')",
            })
    void a_change_of_a_service_is_told_by_its_name(String change) {
        run(change, service);

        changes.look();

        assertThat(told).containsExactly("service:" + service);
    }

    @Test
    void a_change_of_a_template_is_told_by_its_name_and_its_services() {
        var template = one("select id from templates where service_id = '" + service + "' limit 1");
        run("update templates set content = 'new' where id = ?::uuid", template);

        changes.look();

        assertThat(told).containsExactly("template:" + service + ":" + template);
    }

    @Test
    void a_new_address_of_a_person_changes_everything_and_a_sign_in_nothing() {
        var person = one("select id from users limit 1");
        run("update users set logged_in_at = now() where id = ?::uuid", person);
        changes.look();
        assertThat(told).isEmpty();

        run("update users set email_address = 'new@example.gov' where id = ?::uuid", person);
        changes.look();

        assertThat(told).containsExactly(Invalidations.EVERYTHING);
    }

    @Test
    void a_change_whose_transaction_lasts_is_told_when_it_is_over() throws SQLException {
        try (var slow = database.getConnection()) {
            slow.setAutoCommit(false);
            try (var statement = slow.createStatement()) {
                statement.execute("update services set active = not active where id = '" + service + "'");
            }
            run("insert into snapshot_changes (entry) values ('service:another')", null);
            changes.look();
            changes.look();
            assertThat(told).contains("service:another").doesNotContain("service:" + service);

            slow.commit();
        }
        changes.look();

        assertThat(told).contains("service:" + service);
    }

    private void run(String sql, @Nullable String id) {
        Sql.once(database, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                if (id != null) {
                    statement.setString(1, id);
                }
                return statement.executeUpdate();
            }
        });
    }

    private String one(String sql) {
        return Sql.once(database, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }
}
