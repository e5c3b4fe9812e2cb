package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// People, as the admin application is shown them (docs/contract/admin-users.md, 6.1 and 6.2).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class PeopleTest extends PeopleCalls {

    private static final String NO_PATH =
            "The requested URL was not found on the server. If you entered the URL manually"
                    + " please check your spelling and try again.";

    @Test
    void a_person_is_shown_with_what_is_in_use_of_what_it_belongs_to() {
        var person = people.person();
        var service = services.service().make();
        var silent = services.service().make();
        var inactive = services.service().inactive().make();
        people.join(person, service.id(), "manage_users", "send_texts");
        people.join(person, silent.id());
        people.join(person, inactive.id(), "send_texts");
        var organization = people.organization();
        var former = people.organization();
        people.joinOrganization(person, organization);
        people.joinOrganization(person, former);
        services.sql("update organization set active = false where id = ?", former);

        var user = one(person);

        assertThat(texts(user.get("services")))
                .containsExactlyInAnyOrder(service.id().toString(), silent.id().toString());
        assertThat(texts(user.get("organizations"))).containsExactly(organization.toString());
        assertThat(user.get("permissions").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(service.id().toString());
        assertThat(texts(user.get("permissions").get(service.id().toString())))
                .containsExactlyInAnyOrder("manage_users", "send_texts");
        var everybody = admin.get("/user").json().get("data");
        assertThat(everybody).contains(user);
    }

    @Test
    void security_keys_are_for_platform_admins_for_those_who_use_them_and_for_notifys_own() {
        var platformAdmin = people.person();
        services.sql("update users set platform_admin = true where id = ?", platformAdmin);
        var byKey = people.person();
        services.sql("update users set auth_type = 'webauthn_auth' where id = ?", byKey);
        var ours = people.person();
        people.join(ours, NOTIFY);

        for (var person : List.of(platformAdmin, byKey, ours)) {
            assertThat(one(person).get("can_use_webauthn").asBoolean()).isTrue();
        }
        assertThat(one(people.person()).get("can_use_webauthn").asBoolean()).isFalse();
    }

    @Test
    void nobody_has_an_unknown_id() {
        var unknown = "/user/" + UUID.randomUUID();

        noResult(admin.get(unknown));
        noResult(admin.post(unknown, Map.of("name", "Bo")));
        noResult(admin.get(unknown + "/organizations-and-services"));
        for (var action : List.of("archive", "activate", "deactivate", "reset-failed-login-count")) {
            noResult(admin.post(unknown + "/" + action));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "1-1-1-1-1", "reset-password"})
    void what_is_no_id_is_an_unknown_path(String id) {
        var answer = admin.postText("/user/" + id, "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isEqualTo(NO_PATH);
    }

    @Test
    void no_password_is_reset_or_changed_here() {
        assertThat(admin.postText("/user/reset-password", "{\"email\":\"ana@agency.gov\"}")
                        .status())
                .isEqualTo(404);
        assertThat(admin.postText("/user/" + people.person() + "/update-password", "{\"_password\":\"other\"}")
                        .status())
                .isEqualTo(404);
    }
}
