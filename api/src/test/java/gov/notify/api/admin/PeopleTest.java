package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.People;
import gov.notify.api.given.Services;
import gov.notify.jdbc.Sql;
import gov.notify.security.Payload;
import gov.notify.security.Payloads;
import gov.notify.service.ServiceSnapshots;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// People, as the admin application keeps them (docs/contract/admin-users.md, 6.1 and 6.2).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class PeopleTest {

    private static final String NO_PATH =
            "The requested URL was not found on the server. If you entered the URL manually"
                    + " please check your spelling and try again.";
    private static final UUID NOTIFY = UUID.fromString("d6aa2c68-a2d9-4437-ab19-3ae8eb202553");
    private static final String EMAIL_CHANGED = "c73f1d71-4049-46d5-a647-d013bdeca3f0";
    private static final String MOBILE_CHANGED = "8a31520f-4751-4789-8ea1-fe54496725eb";

    @Inject
    Admin admin;

    @Inject
    Services services;

    @Inject
    People people;

    @Inject
    ServiceSnapshots snapshots;

    @Inject
    Payloads payloads;

    @Inject
    DataSource database;

    @Test
    void who_signs_up_is_pending_and_shown_with_every_field() {
        var address = people.address();

        var answer = signUp("  " + address + " ");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var user = answer.json().get("data");
        assertThat(user.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "email_address",
                        "login_uuid",
                        "auth_type",
                        "current_session_id",
                        "failed_login_count",
                        "email_access_validated_at",
                        "logged_in_at",
                        "mobile_number",
                        "organizations",
                        "password_changed_at",
                        "permissions",
                        "platform_admin",
                        "services",
                        "can_use_webauthn",
                        "state",
                        "preferred_timezone");
        assertThat(user.get("email_address").asText()).isEqualTo(address);
        assertThat(user.get("name").asText()).isEqualTo("Ann");
        assertThat(user.get("mobile_number").asText()).isEqualTo("+12025550123");
        assertThat(user.get("auth_type").asText()).isEqualTo("sms_auth");
        assertThat(user.get("state").asText()).isEqualTo("pending");
        assertThat(user.get("preferred_timezone").asText()).isEqualTo("US/Eastern");
        assertThat(user.get("platform_admin").isBoolean()).isTrue();
        assertThat(user.get("platform_admin").asBoolean()).isFalse();
        assertThat(user.get("can_use_webauthn").asBoolean()).isFalse();
        assertThat(user.get("failed_login_count").isInt()).isTrue();
        assertThat(user.get("failed_login_count").asInt()).isZero();
        assertThat(user.get("email_access_validated_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(user.get("password_changed_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
        assertThat(user.get("logged_in_at").isNull()).isTrue();
        assertThat(user.get("login_uuid").isNull()).isTrue();
        assertThat(user.get("current_session_id").isNull()).isTrue();
        assertThat(user.get("permissions")).isEmpty();
        assertThat(user.get("permissions").isObject()).isTrue();
        assertThat(user.get("services").isArray()).isTrue();
        assertThat(user.get("organizations").isArray()).isTrue();
        assertThat(admin.get("/user/" + user.get("id").asText()).json().get("data"))
                .isEqualTo(user);
        assertThat(answer.body()).doesNotContain("hash", "a password");
    }

    @Test
    void what_is_not_for_its_caller_to_say_of_a_person_is_passed_over() {
        var body = new HashMap<String, @Nullable Object>(newUser(people.address()));
        body.put("id", new UUID(1, 2).toString());
        body.put("platform_admin", true);
        body.put("state", "active");
        body.put("failed_login_count", 7);
        body.put("permissions", Map.of());
        body.put("logged_in_at", "2026-01-01T00:00:00Z");

        var user = admin.post("/user", body).json().get("data");

        assertThat(user.get("id").asText()).isNotEqualTo(new UUID(1, 2).toString());
        assertThat(user.get("platform_admin").asBoolean()).isFalse();
        assertThat(user.get("state").asText()).isEqualTo("pending");
        assertThat(user.get("failed_login_count").asInt()).isZero();
        assertThat(user.get("logged_in_at").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name|null|/message/name/0|Field may not be null.",
                "name|\"\"|/message/name/0|Invalid name",
                "name|\"  \"|/message/name/0|Invalid name",
                "name|5|/message/name/0|Not a valid string.",
                "email_address|\"nobody\"|/message/email_address/0|Not a valid email address",
                "email_address|null|/message/email_address/0|Field may not be null.",
                "password|null|/message/password/0|Not a valid string.",
                "password|\"\"|/message/password/0|Shorter than minimum length 1.",
                "password|[\"hidden\"]|/message/password/0|Not a valid string.",
                "mobile_number|\"123\"|/message/mobile_number/0|Invalid phone number: Not enough digits",
                "mobile_number|7|/message/mobile_number/0|Not a valid string.",
                "mobile_number|null|/message|Mobile number must be set if auth_type is set to AuthType.SMS",
                "auth_type|\"none\"|/message/auth_type/0|Must be one of: sms_auth, email_auth, webauthn_auth.",
                "auth_type|null|/message/auth_type/0|Field may not be null."
            })
    void a_sign_up_tells_what_is_wrong_with_it(String field, String value, String where, String text) {
        var body = new HashMap<String, Object>(newUser(people.address()));
        body.remove(field);
        var fields = new StringBuilder();
        body.forEach((name, given) ->
                fields.append('"').append(name).append("\":\"").append(given).append("\","));

        var answer = admin.postText("/user", "{" + fields + "\"" + field + "\":" + value + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().at(where).asText()).isEqualTo(text);
        assertThat(answer.body()).doesNotContain("hidden");
    }

    @Test
    void everything_that_is_missing_is_told_at_once() {
        var message = admin.postText("/user", "{}").json().get("message");

        for (var field : List.of("name", "email_address", "password")) {
            assertThat(message.get(field).get(0).asText()).isEqualTo("Missing data for required field.");
        }
    }

    @Test
    void what_is_too_long_is_refused() {
        var body = new HashMap<String, Object>(newUser("a".repeat(250) + "@agency.gov"));
        body.put("name", "n".repeat(256));

        var message = admin.post("/user", body).json().get("message");

        assertThat(message.at("/name/0").asText()).isEqualTo("Longer than maximum length 255.");
        assertThat(message.at("/email_address/0").asText()).isEqualTo("Longer than maximum length 255.");
    }

    @Test
    void who_signs_in_by_email_needs_no_number() {
        var body = new HashMap<String, @Nullable Object>(newUser(people.address()));
        body.put("auth_type", "email_auth");
        body.put("mobile_number", null);

        var answer = admin.post("/user", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().at("/data/mobile_number").isNull()).isTrue();
    }

    @Test
    void an_address_is_one_persons_whatever_its_case_and_the_blanks_around_it() {
        var address = people.address();
        signUp(address);

        addressInUse(signUp(" " + address.toUpperCase(Locale.ROOT) + " "));
    }

    @Test
    void of_those_who_sign_up_with_one_address_at_the_same_moment_one_wins() throws Exception {
        var address = people.address();

        var answers = atOnce(8, () -> signUp(address));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        answers.stream().filter(answer -> answer.status() != 201).forEach(PeopleTest::addressInUse);
    }

    @Test
    void nobody_is_told_of_a_sign_up() {
        var before = told();

        signUp(people.address());

        assertThat(told()).isEqualTo(before);
    }

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

    @Test
    void each_attribute_is_changed() {
        var person = people.person();
        var address = people.address();
        var session = UUID.randomUUID().toString();
        var login = UUID.randomUUID().toString();

        var answer = change(
                person,
                Map.of(
                        "name", "Cy",
                        "email_address", " " + address,
                        "mobile_number", "(202) 555-0177",
                        "auth_type", "email_auth",
                        "current_session_id", session,
                        "email_access_validated_at", "2026-02-03T04:05:06.123456",
                        "preferred_timezone", "US/Pacific",
                        "login_uuid", login));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var user = answer.json().get("data");
        assertThat(user.get("name").asText()).isEqualTo("Cy");
        assertThat(user.get("email_address").asText()).isEqualTo(address);
        assertThat(user.get("mobile_number").asText()).isEqualTo("+12025550177");
        assertThat(user.get("auth_type").asText()).isEqualTo("email_auth");
        assertThat(user.get("current_session_id").asText()).isEqualTo(session);
        assertThat(user.get("email_access_validated_at").asText()).isEqualTo("2026-02-03T04:05:06.123456Z");
        assertThat(user.get("preferred_timezone").asText()).isEqualTo("US/Pacific");
        assertThat(user.get("login_uuid").asText()).isEqualTo(login);
        assertThat(one(person)).isEqualTo(user);
        assertThat(people.column(person, "updated_at")).isNotEqualTo("null");
    }

    @Test
    void a_session_ends_and_a_number_is_taken_away_by_null() {
        var person = people.person();
        change(person, Map.of("current_session_id", UUID.randomUUID().toString(), "auth_type", "email_auth"));

        var user = admin.postText("/user/" + person, "{\"current_session_id\":null,\"mobile_number\":null}")
                .json()
                .get("data");

        assertThat(user.get("current_session_id").isNull()).isTrue();
        assertThat(user.get("mobile_number").isNull()).isTrue();
    }

    @Test
    void who_signs_in_by_texts_keeps_a_number() {
        var person = people.person();
        var text = "Mobile number must be set if auth_type is set to AuthType.SMS";

        refused(admin.postText("/user/" + person, "{\"mobile_number\":null}"), text);
        admin.postText("/user/" + person, "{\"mobile_number\":null,\"auth_type\":\"email_auth\"}");
        refused(change(person, Map.of("auth_type", "sms_auth")), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password", "state", "platform_admin", "failed_login_count", "id", "logged_in_at", "colour"})
    void what_cannot_be_changed_is_named(String field) {
        var answer = change(people.person(), Map.of("name", "Cy", field, "x"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/_schema/0").asText()).isEqualTo("Unknown field name " + field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name|\"\"|Invalid name",
                "name|null|Field may not be null.",
                "email_address|\"x\"|Not a valid email address",
                "mobile_number|\"2025\"|Invalid phone number: Not enough digits",
                "auth_type|\"x\"|Must be one of: sms_auth, email_auth, webauthn_auth.",
                "current_session_id|\"x\"|Not a valid UUID.",
                "email_access_validated_at|\"yesterday\"|Not a valid datetime.",
                "email_access_validated_at|null|Field may not be null.",
                "preferred_timezone|5|Not a valid string.",
                "updated_by|\"x\"|Not a valid UUID."
            })
    void a_change_tells_what_is_wrong_with_it(String field, String value, String text) {
        var answer = admin.postText("/user/" + people.person(), "{\"" + field + "\":" + value + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/message/" + field + "/0").asText()).isEqualTo(text);
    }

    @Test
    void nobody_gets_an_address_or_a_login_that_somebody_else_has() {
        var address = people.address();
        var other = people.person(address);
        var login = UUID.randomUUID().toString();
        change(other, Map.of("login_uuid", login));
        var person = people.person();

        addressInUse(change(person, Map.of("email_address", address.toUpperCase(Locale.ROOT))));
        var answer = change(person, Map.of("login_uuid", login));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/login_uuid").isArray()).isTrue();
        assertThat(change(other, Map.of("email_address", address.toUpperCase(Locale.ROOT)))
                        .status())
                .as("its own in another case")
                .isEqualTo(200);
    }

    @Test
    void nothing_is_written_where_nothing_would_be_otherwise() {
        var person = people.person();
        var row = people.column(person, "xmin");

        assertThat(change(person, Map.of("preferred_timezone", "US/Eastern", "name", "Bo"))
                        .status())
                .isEqualTo(200);
        assertThat(admin.postText("/user/" + person, "{}").status()).isEqualTo(200);

        assertThat(people.column(person, "xmin")).isEqualTo(row);
        assertThat(people.column(person, "updated_at")).isEqualTo("null");
    }

    @Test
    void a_change_leaves_a_counter_alone_that_is_raised_at_the_same_moment() throws Exception {
        var person = people.person();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("update users set failed_login_count = 3 where id = '" + person + "'");
            var change = threads.submit(() -> change(person, Map.of("name", "Cy")));
            Awaitility.await().until(() -> !waiting().isEmpty());
            connection.commit();
            assertThat(change.get().json().at("/data/failed_login_count").asInt())
                    .isEqualTo(3);
        }

        assertThat(people.column(person, "failed_login_count")).isEqualTo("3");
        assertThat(people.column(person, "name")).isEqualTo("Cy");
    }

    @Test
    void who_has_its_address_changed_by_a_manager_is_told_at_the_new_one() {
        var person = people.person();
        var manager = people.person();
        var address = people.address();

        change(
                person,
                Map.of("email_address", address, "mobile_number", "+12025550178", "updated_by", manager.toString()));

        var message = lastTold(EMAIL_CHANGED);
        assertThat(message.to()).isEqualTo(address);
        assertThat(message.personalisation())
                .isEqualTo(Map.of("name", "Bo", "servicemanagername", "Bo", "email address", address));
    }

    @Test
    void who_has_its_number_changed_by_a_manager_is_told_at_the_new_one() {
        var person = people.person();

        change(
                person,
                Map.of(
                        "mobile_number",
                        "202-555-0179",
                        "updated_by",
                        people.person().toString()));

        assertThat(lastTold(MOBILE_CHANGED).to()).isEqualTo("+12025550179");
    }

    @Test
    void who_changes_itself_or_loses_its_number_or_gets_another_name_is_not_told() {
        var person = people.person();
        var manager = people.person().toString();
        var before = told();

        change(person, Map.of("email_address", people.address()));
        change(person, Map.of("mobile_number", "+12025550180"));
        change(person, Map.of("name", "Cy", "updated_by", manager));
        admin.postText(
                "/user/" + person,
                "{\"auth_type\":\"email_auth\",\"mobile_number\":null,\"updated_by\":\"" + manager + "\"}");

        assertThat(told()).isEqualTo(before);
    }

    @Test
    void nothing_is_changed_by_nobody() {
        var person = people.person();

        noResult(change(
                person, Map.of("name", "Cy", "updated_by", UUID.randomUUID().toString())));

        assertThat(people.column(person, "name")).isEqualTo("Bo");
    }

    @Test
    void a_trial_service_may_send_to_a_members_new_number_at_once() {
        var person = people.person();
        var service = services.service().restricted().make();
        people.join(person, service.id());
        assertThat(snapshots.find(service.id()).orElseThrow().reachable()).doesNotContain("+12025550181");

        change(person, Map.of("mobile_number", "+12025550181"));

        assertThat(snapshots.find(service.id()).orElseThrow().reachable()).contains("+12025550181");
    }

    @Test
    void who_is_pending_is_activated_once_and_may_be_sent_back() {
        var person =
                UUID.fromString(signUp(people.address()).json().at("/data/id").asText());
        var path = "/user/" + person;

        assertThat(admin.post(path + "/activate").json().at("/data/state").asText())
                .isEqualTo("active");
        refused(admin.post(path + "/activate"), "User already active");
        assertThat(admin.post(path + "/deactivate").json().at("/data/state").asText())
                .isEqualTo("pending");
        refused(admin.post(path + "/deactivate"), "User already inactive");
    }

    @Test
    void who_is_archived_comes_back_by_neither() {
        var person = people.person();
        admin.post("/user/" + person + "/archive");

        refused(admin.post("/user/" + person + "/activate"), "User is archived");
        refused(admin.post("/user/" + person + "/deactivate"), "User is archived");
    }

    @Test
    void failed_logins_are_set_back() {
        var person = people.person();
        services.sql("update users set failed_login_count = 12 where id = ?", person);

        var answer = admin.post("/user/" + person + "/reset-failed-login-count");

        assertThat(answer.json().at("/data/failed_login_count").asInt()).isZero();
        assertThat(people.column(person, "failed_login_count")).isEqualTo("0");
    }

    private HttpCalls.Answer signUp(String address) {
        return admin.post("/user", newUser(address));
    }

    private static Map<String, String> newUser(String address) {
        return Map.of("name", "Ann", "email_address", address, "password", "a password", "mobile_number", "2025550123");
    }

    private HttpCalls.Answer change(UUID person, Map<String, ?> body) {
        return admin.post("/user/" + person, body);
    }

    private JsonNode one(UUID person) {
        return admin.get("/user/" + person).json().get("data");
    }

    private List<String> told() {
        return services.texts(
                "select id::text from notifications where template_id in (?, ?) order by id",
                UUID.fromString(EMAIL_CHANGED),
                UUID.fromString(MOBILE_CHANGED));
    }

    /// The last message of a template, as its recipient will get it.
    private Payload lastTold(String template) {
        var last = services.texts(
                        "select id::text from notifications where template_id = ? order by id desc limit 1",
                        UUID.fromString(template))
                .getFirst();
        List<byte[]> sealed = Sql.list(
                database,
                "select sealed from notification_payloads where notification_id = ?",
                row -> row.getBytes("sealed"),
                UUID.fromString(last));
        return payloads.open(UUID.fromString(last), NOTIFY, sealed.getFirst());
    }

    /// Sessions that wait for a lock.
    private List<String> waiting() {
        return services.texts(
                "select pid::text from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static void noResult(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isEqualTo("No result found");
    }

    private static void refused(HttpCalls.Answer answer, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }

    private static void addressInUse(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/message/email_address/0").asText()).isEqualTo("Email address already in use");
    }

    private static List<HttpCalls.Answer> atOnce(int calls, Callable<HttpCalls.Answer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(calls, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
