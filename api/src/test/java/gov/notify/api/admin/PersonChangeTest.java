package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.jdbc.Sql;
import gov.notify.security.Payload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of people who are changed, and who is told (docs/contract/admin-users.md, 6.2).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class PersonChangeTest extends PeopleCalls {

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
    void of_two_who_get_one_login_at_the_same_moment_the_second_is_told_that_it_is_the_login() throws Exception {
        var first = people.person();
        var second = people.person();
        var login = UUID.randomUUID().toString();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("update users set login_uuid = '" + login + "' where id = '" + first + "'");
            var change = threads.submit(() -> change(second, Map.of("login_uuid", login)));
            Awaitility.await().until(() -> !waiting().isEmpty());
            connection.commit();

            assertThat(change.get().status()).isEqualTo(400);
            assertThat(change.get().json().get("message").toString())
                    .isEqualTo("{\"login_uuid\":[\"Login UUID already in use\"]}");
        }
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

    private HttpCalls.Answer change(UUID person, Map<String, ?> body) {
        return admin.post("/user/" + person, body);
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

    private static void refused(HttpCalls.Answer answer, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
