package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.People;
import gov.notify.api.given.Services;
import gov.notify.service.ServiceSnapshots;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Archiving people (docs/contract/admin-users.md, 6.2).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class UserArchiveTest {

    private static final String NOBODY_LEFT = "User can’t be removed from a service - check all services have another"
            + " team member with manage_settings";

    @Inject
    Admin admin;

    @Inject
    Services services;

    @Inject
    People people;

    @Inject
    ServiceSnapshots snapshots;

    @Test
    void who_is_archived_loses_everything_but_its_name() {
        var address = people.address();
        var person = people.person(address);
        services.sql("""
                update users set login_uuid = ?, platform_admin = true, current_session_id = ? where id = ?
                """, UUID.randomUUID().toString(), UUID.randomUUID(), person);
        var service = services.service().make();
        people.join(person, service.id(), "manage_settings", "send_texts");
        people.join(people.person(), service.id(), "manage_settings");
        seesAFolder(person, service.id());
        people.joinOrganization(person, people.organization());
        services.sql("""
                insert into verify_codes (id, user_id, code_hash, code_type, expiry_datetime, created_at)
                values (?, ?, 'none', 'sms', now(), now())
                """, UUID.randomUUID(), person);
        services.sql("""
                insert into webauthn_credential (id, user_id, name, credential_data, registration_response, created_at)
                values (?, ?, 'key', 'data', 'response', now())
                """, UUID.randomUUID(), person);

        var answer = archive(person);

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        var user = admin.get("/user/" + person).json().get("data");
        assertThat(user.get("email_address").asText()).matches("_archived_\\d{4}-\\d\\d-\\d\\d_" + address);
        assertThat(user.get("name").asText()).isEqualTo("Bo");
        assertThat(user.get("state").asText()).isEqualTo("inactive");
        assertThat(user.get("auth_type").asText()).isEqualTo("email_auth");
        assertThat(user.get("mobile_number").isNull()).isTrue();
        assertThat(user.get("login_uuid").isNull()).isTrue();
        assertThat(user.get("platform_admin").asBoolean()).isFalse();
        assertThat(user.get("current_session_id").asText()).isEqualTo("00000000-0000-0000-0000-000000000000");
        assertThat(user.get("services")).isEmpty();
        assertThat(user.get("organizations")).isEmpty();
        assertThat(user.get("permissions")).isEmpty();
        for (var table : List.of(
                "permissions",
                "user_to_service",
                "user_to_organization",
                "user_folder_permissions",
                "verify_codes",
                "webauthn_credential")) {
            assertThat(services.texts("select user_id::text from " + table + " where user_id = ?", person))
                    .as(table)
                    .isEmpty();
        }
    }

    @Test
    void archiving_twice_is_archiving_once() {
        var person = people.person();
        archive(person);
        var row = people.column(person, "xmin");

        assertThat(archive(person).status()).isEqualTo(204);

        assertThat(people.column(person, "xmin")).isEqualTo(row);
    }

    @Test
    void an_address_is_free_for_somebody_else_and_may_be_archived_again_on_the_same_day() {
        var address = people.address();
        archive(people.person(address));
        var second = people.person(address);

        assertThat(archive(second).status()).isEqualTo(204);

        assertThat(people.column(second, "email_address"))
                .startsWith("_archived_")
                .endsWith(address);
    }

    @Test
    void a_long_address_is_cut() {
        var person = people.person("a".repeat(240) + "@agency.gov");

        assertThat(archive(person).status()).isEqualTo(204);

        assertThat(people.column(person, "email_address")).hasSize(255).matches("_archived_\\d{4}-\\d\\d-\\d\\d_a+");
    }

    @Test
    void the_last_who_may_manage_a_service_stays() {
        var person = people.person();
        var service = services.service().make();
        people.join(person, service.id(), "manage_settings");
        people.join(people.person(), service.id(), "manage_users");

        stays(person);
        assertThat(people.column(person, "state")).isEqualTo("active");

        people.join(people.person(), service.id(), "manage_settings");
        assertThat(archive(person).status()).isEqualTo(204);
    }

    @Test
    void who_is_not_active_manages_nothing() {
        var person = people.person();
        var other = people.person();
        var service = services.service().make();
        people.join(person, service.id(), "manage_settings");
        people.join(other, service.id(), "manage_settings");
        services.sql("update users set state = 'pending' where id = ?", other);

        stays(person);
    }

    @Test
    void a_member_who_manages_nothing_stays_too_where_nobody_else_does() {
        var person = people.person();
        people.join(person, services.service().make().id(), "send_texts");

        stays(person);
    }

    @Test
    void a_service_that_is_out_of_use_keeps_nobody() {
        var person = people.person();
        people.join(person, services.service().inactive().make().id(), "manage_settings");

        assertThat(archive(person).status()).isEqualTo(204);
    }

    @Test
    void of_the_last_two_who_are_archived_at_the_same_moment_one_stays() throws Exception {
        var service = services.service().make();
        var one = people.person();
        var other = people.person();
        people.join(one, service.id(), "manage_settings");
        people.join(other, service.id(), "manage_settings");
        var calls = new ArrayList<Callable<Integer>>();
        calls.add(() -> archive(one).status());
        calls.add(() -> archive(other).status());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(calls).stream().map(Future::resultNow)).containsExactlyInAnyOrder(204, 400);
        }
    }

    @Test
    void a_trial_service_may_no_longer_send_to_who_was_archived() {
        var person = people.person();
        services.sql("update users set mobile_number = '+12025550182' where id = ?", person);
        var service = services.service().restricted().make();
        people.join(person, service.id());
        people.join(people.person(), service.id(), "manage_settings");
        assertThat(snapshots.find(service.id()).orElseThrow().reachable()).contains("+12025550182");

        archive(person);

        assertThat(snapshots.find(service.id()).orElseThrow().reachable()).doesNotContain("+12025550182");
    }

    @Test
    void whoever_was_archived_is_found_by_neither_address_nor_login() {
        var address = people.address();
        var person = people.person(address);
        var login = UUID.randomUUID().toString();
        services.sql("update users set login_uuid = ? where id = ?", login, person);
        archive(person);

        assertThat(admin.post("/user/email", Map.of("email", address)).status()).isEqualTo(404);
        assertThat(admin.post("/user/get-login-gov-user", Map.of("login_uuid", login, "email", address))
                        .body())
                .isEqualTo("{}");
    }

    private void seesAFolder(UUID person, UUID service) {
        var folder = UUID.randomUUID();
        services.sql("insert into template_folder (id, service_id, name) values (?, ?, 'A folder')", folder, service);
        services.sql("insert into user_folder_permissions values (?, ?, ?)", person, folder, service);
    }

    private HttpCalls.Answer archive(UUID person) {
        return admin.post("/user/" + person + "/archive");
    }

    private void stays(UUID person) {
        var answer = archive(person);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).isEqualTo(NOBODY_LEFT);
    }
}
