package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.admin.SignInFixture.Person;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Security keys, and signing in with them (docs/contract/admin-sign-in.md, 7).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class WebauthnTest {

    private static final String NO_RESULT = "No result found";

    @Inject
    Admin admin;

    @Inject
    Services services;

    @Inject
    SignInFixture people;

    private Person ann = new Person(new UUID(0, 0), "", "");
    private String path = "";

    @BeforeEach
    void somebody() {
        ann = people.person();
        path = ann.path("/webauthn");
    }

    @Test
    void a_key_is_added_and_shown_without_its_registration() {
        var added = add("Blue key");

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var key = added.json().get("data");
        assertThat(key.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "user_id", "name", "credential_data", "created_at", "updated_at");
        assertThat(key.get("user_id").asText()).isEqualTo(ann.id().toString());
        assertThat(key.get("name").asText()).isEqualTo("Blue key");
        assertThat(key.get("credential_data").asText()).isEqualTo("public key");
        assertThat(key.get("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(key.get("updated_at").isNull()).isTrue();
        assertThat(keys()).containsExactly(key);
        assertThat(services.texts("select registration_response from webauthn_credential where user_id = ?", ann.id()))
                .containsExactly("attested");
    }

    @Test
    void keys_are_listed_in_the_order_they_came() {
        add("first");
        add("second");
        add("third");

        assertThat(keys()).extracting(key -> key.get("name").asText()).containsExactly("first", "second", "third");
    }

    @Test
    void a_key_is_renamed() {
        var id = id(add("Blue key"));

        var renamed = admin.post(path + "/" + id, Map.of("name", "Red key"));

        assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
        assertThat(renamed.json().at("/data/name").asText()).isEqualTo("Red key");
        assertThat(renamed.json().at("/data/updated_at").isNull()).isFalse();
        assertThat(keys()).containsExactly(renamed.json().get("data"));
    }

    @Test
    void a_key_is_deleted_but_not_the_last_one() {
        var first = id(add("first"));
        var second = id(add("second"));

        var deleted = admin.delete(path + "/" + first);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        refused(admin.delete(path + "/" + first), 404, NO_RESULT);
        refused(admin.delete(path + "/" + second), 400, "Cannot delete last remaining webauthn credential for user");
        assertThat(keys()).hasSize(1);
    }

    @Test
    void of_deletions_at_the_same_moment_one_leaves_the_last_key() throws Exception {
        var ids = new ConcurrentLinkedQueue<String>();
        for (int i = 0; i < 6; i++) {
            ids.add(id(add("key " + i)));
        }
        Callable<HttpCalls.Answer> deletion = () -> admin.delete(path + "/" + ids.remove());

        var statuses = AtOnce.statuses(6, deletion);

        assertThat(statuses).containsOnly(204, 400).containsOnlyOnce(400);
        assertThat(keys()).hasSize(1);
    }

    @Test
    void another_persons_key_does_not_exist() {
        var id = id(add("Blue key"));
        add("Red key");
        var other = people.person().path("/webauthn");

        refused(admin.post(other + "/" + id, Map.of("name", "Mine")), 404, NO_RESULT);
        refused(admin.delete(other + "/" + id), 404, NO_RESULT);
        assertThat(keys()).hasSize(2).noneMatch(key -> key.get("name").asText().equals("Mine"));
    }

    @Test
    void an_unknown_person_has_no_keys_and_gets_none() {
        var unknown = "/user/" + UUID.randomUUID() + "/webauthn";

        refused(admin.get(unknown), 404, NO_RESULT);
        refused(add(unknown, "Blue key"), 404, NO_RESULT);
        refused(admin.post(unknown + "/" + UUID.randomUUID(), Map.of("name", "x")), 404, NO_RESULT);
        refused(admin.delete(unknown + "/" + UUID.randomUUID()), 404, NO_RESULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|name is a required property, credential_data is a required property,"
                        + " registration_response is a required property",
                "{\"name\":\"\",\"credential_data\":\"a\",\"registration_response\":\"b\"}|name  should be non-empty",
                "{\"name\":null,\"credential_data\":\"a\",\"registration_response\":\"b\"}"
                        + "|name None is not of type string",
                "{\"name\":\"n\",\"credential_data\":\"a\",\"registration_response\":\"b\",\"id\":\"c\"}"
                        + "|Additional properties are not allowed (id was unexpected)"
            })
    void every_fault_of_a_new_key_is_told(String body, String faults) {
        assertThat(faults(admin.postText(path, body))).isEqualTo(faults);
        assertThat(keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|name is a required property",
                "{\"name\":\"\"}|name  should be non-empty",
                "{\"name\":\"n\",\"credential_data\":\"a\"}"
                        + "|Additional properties are not allowed (credential_data was unexpected)"
            })
    void every_fault_of_a_name_is_told(String body, String faults) {
        var id = id(add("Blue key"));

        assertThat(faults(admin.postText(path + "/" + id, body))).isEqualTo(faults);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/complete/webauthn-login", "/verify/webauthn-login"})
    void signing_in_with_a_key_opens_a_session(String login) {
        login(login, false);

        var answer = login(login, true);

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(people.fact(ann, "current_session_id")).isNotEmpty();
        assertThat(people.fact(ann, "logged_in_at > now() - interval '1 minute'"))
                .isEqualTo("true");
        assertThat(people.fact(ann, "failed_login_count")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/complete/webauthn-login", "/verify/webauthn-login"})
    void after_five_failures_nothing_is_opened_and_nothing_more_counted(String login) throws Exception {
        var statuses = AtOnce.statuses(12, () -> login(login, false));

        assertThat(statuses)
                .containsOnly(204, 403)
                .filteredOn(status -> status == 204)
                .hasSize(5);
        refused(login(login, true), 403, "Maximum login count exceeded");
        assertThat(people.fact(ann, "failed_login_count")).isEqualTo("5");
        assertThat(people.fact(ann, "current_session_id")).isEmpty();
    }

    @Test
    void nobody_signs_in_who_is_unknown_or_archived() {
        services.sql("update users set state = 'inactive' where id = ?", ann.id());

        refused(login("/complete/webauthn-login", true), 404, NO_RESULT);
        refused(
                admin.post("/user/" + UUID.randomUUID() + "/complete/webauthn-login", Map.of("successful", true)),
                404,
                NO_RESULT);
        assertThat(people.fact(ann, "current_session_id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|successful is a required property",
                "{\"successful\":\"yes\"}|successful yes is not of type boolean",
                "{\"successful\":true,\"webauthn_credential_id\":\"a\"}"
                        + "|Additional properties are not allowed (webauthn_credential_id was unexpected)"
            })
    void every_fault_of_a_result_is_told(String body, String faults) {
        assertThat(faults(admin.postText(ann.path("/complete/webauthn-login"), body)))
                .isEqualTo(faults);
        assertThat(people.fact(ann, "failed_login_count")).isEqualTo("0");
    }

    private HttpCalls.Answer login(String login, boolean successful) {
        return admin.post(ann.path(login), Map.of("successful", successful));
    }

    private HttpCalls.Answer add(String name) {
        return add(path, name);
    }

    private HttpCalls.Answer add(String to, String name) {
        return admin.post(
                to, Map.of("name", name, "credential_data", "public key", "registration_response", "attested"));
    }

    private static String id(HttpCalls.Answer added) {
        return added.json().at("/data/id").asText();
    }

    private List<JsonNode> keys() {
        var keys = new ArrayList<JsonNode>();
        admin.get(path).json().get("data").forEach(keys::add);
        return keys;
    }

    private static String faults(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        var faults = new ArrayList<String>();
        answer.json()
                .get("errors")
                .forEach(error -> faults.add(error.get("message").asText()));
        return String.join(", ", faults);
    }

    private static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
