package gov.notify.worker.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.worker.TestDatabase;
import gov.notify.worker.schedule.WorkerPair;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of invitations in time (docs/contract/admin-organizations.md, 8 and 9).
class InviteExpiryTest {

    private static final String NOTIFY = "d6aa2c68-a2d9-4437-ab19-3ae8eb202553";
    private static final String AUTHOR = "6af522d0-2915-4e52-83a3-3690455a5fe6";
    private static final String AGENCY = "0e0e0e0e-0000-4000-8000-000000000001";

    private final TestDatabase database = TestDatabase.withClock();
    private final InviteExpiry expiry = new InviteExpiry(database.pool(), () -> 2);

    @BeforeEach
    void anOrganization() {
        database.run("insert into organization (id, name, created_at) values ('" + AGENCY + "', 'Agency', now())");
        database.stopsAt(Instant.parse("2026-03-03T12:00:00Z"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_is_pending_has_expired_after_two_days_to_the_millisecond() {
        toService("old", "pending", "2026-03-01T12:00:00Z");
        toService("young", "pending", "2026-03-01T12:00:00.001Z");

        expiry.expire();

        assertThat(statuses()).isEqualTo("old expired, young pending");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "cancelled", "expired"})
    void what_has_come_to_an_end_stays_as_it_is(String status) {
        toService("old", status, "2020-01-01");

        expiry.expire();

        assertThat(statuses()).isEqualTo("old " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "cancelled", "expired"})
    void an_invitation_to_an_organization_is_deleted_after_two_days(String status) {
        toOrganization(status, "2026-03-01T12:00:00Z");
        toOrganization(status, "2026-03-01T12:00:00.001Z");

        expiry.expire();

        assertThat(database.one("select string_agg(created_at::text, ',') from invited_organization_users"))
                .contains("12:00:00.001")
                .doesNotContain(",");
    }

    @Test
    void an_accepted_one_is_kept_for_the_record() {
        toOrganization("accepted", "2020-01-01");

        expiry.expire();

        assertThat(database.count("invited_organization_users")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invited_users", "invited_organization_users"})
    void one_that_is_accepted_at_the_same_moment_stays_accepted(String table) throws Exception {
        toService("old", "pending", "2020-01-01");
        toOrganization("pending", "2020-01-01");

        expiresWhile("update " + table + " set status = 'accepted'");

        assertThat(database.count(table + " where status = 'accepted'")).isEqualTo(1);
    }

    @Test
    void one_that_is_sent_again_at_the_same_moment_stays_pending() throws Exception {
        toService("old", "pending", "2020-01-01");

        expiresWhile("update invited_users set status = 'pending', created_at = '2026-03-03T12:00:00Z'");

        assertThat(statuses()).isEqualTo("old pending");
    }

    private void expiresWhile(String change) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var person = database.pool().getConnection()) {
            person.setAutoCommit(false);
            try (var statement = person.createStatement()) {
                statement.execute(change);
            }
            var done = threads.submit(expiry::expire);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> database.count("pg_locks where not granted") > 0 || done.isDone());
            person.commit();
            done.get();
        }
    }

    @Test
    void more_than_one_step_takes_all_expire() {
        database.run("insert into invited_users (id, email_address, user_id, service_id, permissions, created_at)"
                + " select gen_random_uuid(), 'a@agency.gov', '" + AUTHOR + "', '" + NOTIFY + "', '', '2020-01-01'"
                + " from generate_series(1, 10001)");

        expiry.expire();

        assertThat(database.count("invited_users where status = 'pending'")).isZero();
    }

    @Test
    void two_workers_expire_once() {
        toService("old", "pending", "2020-01-01");
        toOrganization("pending", "2020-01-01");

        WorkerPair.runs(database, expiry);

        assertThat(statuses()).isEqualTo("old expired");
        assertThat(database.count("invited_organization_users")).isZero();
    }

    private void toService(String name, String status, String created) {
        database.run(
                "insert into invited_users (id, email_address, user_id, service_id, status, permissions, created_at)"
                        + " values (gen_random_uuid(), '" + name + "', '" + AUTHOR + "', '" + NOTIFY + "', '" + status
                        + "', '', '"
                        + created + "')");
    }

    private void toOrganization(String status, String created) {
        database.run(
                "insert into invited_organization_users (id, email_address, invited_by_id, organization_id, status, created_at)"
                        + " values (gen_random_uuid(), 'a@agency.gov', '" + AUTHOR + "', '" + AGENCY + "', '" + status
                        + "', '" + created + "')");
    }

    private String statuses() {
        return database.one("select string_agg(email_address || ' ' || status, ', ' order by email_address)"
                + " from invited_users");
    }
}
