package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.limit.AllowanceYear;
import gov.notify.notification.Uuid7;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What became of a service's messages, as the admin application shows it
/// (docs/contract/admin-statistics.md).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class StatisticsTest {

    private static final String NONE = "{\"requested\":0,\"delivered\":0,\"failure\":0,\"pending\":0}";
    private static final String NOTHING = "{\"data\":{\"sms\":" + NONE + ",\"email\":" + NONE + "}}";
    private static final String UNKNOWN_PATH = "The requested URL was not found on the server. If you entered the URL"
            + " manually please check your spelling and try again.";

    private static final List<String> EVERY_STATUS = List.of(
            "cancelled",
            "created",
            "sending",
            "sent",
            "delivered",
            "pending",
            "failed",
            "technical-failure",
            "temporary-failure",
            "permanent-failure",
            "pending-virus-check",
            "validation-failed",
            "virus-scan-failed");

    @Inject
    Services services;

    @Inject
    Admin admin;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private TestService service =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));
    private String path = "";

    @BeforeEach
    void aServiceThatHasSentNothing() {
        service = services.service().make();
        path = "/service/" + service.id();
    }

    @Test
    void a_service_that_has_sent_nothing_has_every_number_and_all_are_nought() {
        assertThat(admin.get(path + "/statistics?limit_days=7").body()).isEqualTo(NOTHING);
        assertThat(admin.get("/service/" + UUID.randomUUID() + "/statistics").body())
                .isEqualTo(NOTHING);
    }

    @Test
    void every_status_is_requested_but_cancelled_and_counts_as_what_it_means() {
        EVERY_STATUS.forEach(status -> message("email", "normal", status, at(today, 0)));
        message("sms", "team", "delivered", at(today, 0));

        var data = statistics("");

        totals(data.get("email"), 12, 2, 6, 0);
        totals(data.get("sms"), 1, 1, 0, 0);
    }

    @Test
    void messages_of_test_keys_never_count() {
        message("sms", "test", "delivered", at(today, 0));

        assertThat(admin.get(path + "/statistics").body()).isEqualTo(NOTHING);
        assertThat(hours(today, 1).isEmpty()).isTrue();
        assertThat(sent()).isZero();
    }

    @Test
    void so_many_days_back_from_today_are_counted_eight_unless_another_number_is_given() {
        message("sms", "normal", "delivered", at(today.minusDays(9), 23));
        message("sms", "normal", "delivered", at(today.minusDays(8), 0));
        message("sms", "normal", "delivered", at(today.minusDays(1), 23));
        message("sms", "normal", "delivered", at(today, 0));

        totals(statistics("").get("sms"), 3, 3, 0, 0);
        totals(statistics("?limit_days=9").get("sms"), 4, 4, 0, 0);
        totals(statistics("?limit_days=0").get("sms"), 1, 1, 0, 0);
        totals(statistics("?limit_days=-4").get("sms"), 1, 1, 0, 0);
        totals(statistics("?limit_days=999999999999").get("sms"), 4, 4, 0, 0);
        totals(statistics("?today_only=True&limit_days=9").get("sms"), 1, 1, 0, 0);
        totals(statistics("?today_only=true").get("sms"), 3, 3, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "1.5", "7d", "99999999999999999999"})
    void a_number_of_days_that_is_none_is_refused(String days) {
        refused(admin.get(path + "/statistics?limit_days=" + days), 400, "limit_days " + days + " is not an integer");
    }

    @Test
    void a_late_receipt_changes_the_numbers_of_the_day_it_is_about() {
        var id = message("sms", "normal", "temporary-failure", at(today.minusDays(6), 10));
        totals(statistics("?limit_days=7").get("sms"), 1, 0, 1, 0);

        services.sql("update notifications set notification_status = 'delivered' where id = ?", id);

        totals(statistics("?limit_days=7").get("sms"), 1, 1, 0, 0);
    }

    @Test
    void a_message_counts_from_the_moment_it_is_accepted() {
        var template = services.template(service, "sms", null, "Hello");
        var sms = "{\"phone_number\":\"+12025550143\",\"template_id\":\"" + template + "\"}";
        for (int i = 1; i <= 3; i++) {
            assertThat(admin.calls().post(service, "/v2/notifications/sms", sms).status())
                    .isEqualTo(201);

            totals(statistics("?today_only=True").get("sms"), i, 0, 0, 0);
            assertThat(kept()).isEqualTo(i);
            assertThat(sent()).isEqualTo(i);
        }
    }

    @Test
    void another_services_messages_are_not_this_ones() {
        var other = services.service().make();
        message(other.id(), "notifications", "sms", "normal", "delivered", at(today, 0), null);

        assertThat(admin.get(path + "/statistics").body()).isEqualTo(NOTHING);
        assertThat(hours(today, 1).isEmpty()).isTrue();
        assertThat(kept()).isZero();
        assertThat(sent()).isZero();
    }

    @Test
    void hours_with_messages_are_told_one_by_one_with_the_texts_that_are_still_on_their_way() {
        var day = today.minusDays(1);
        message("sms", "normal", "delivered", at(day, 14));
        message("sms", "normal", "created", at(day, 14).plusSeconds(3599));
        message("sms", "normal", "sending", at(day, 14));
        message("email", "normal", "sending", at(day, 14));
        message("sms", "normal", "permanent-failure", at(day, 15));

        var hours = hours(today, 8);

        assertThat(keys(hours)).containsExactly(day + "T14:00:00Z", day + "T15:00:00Z");
        totals(hours.at("/" + day + "T14:00:00Z/sms"), 3, 1, 0, 2);
        totals(hours.at("/" + day + "T14:00:00Z/email"), 1, 0, 0, 0);
        totals(hours.at("/" + day + "T15:00:00Z/sms"), 1, 0, 1, 0);
        totals(hours.at("/" + day + "T15:00:00Z/email"), 0, 0, 0, 0);
    }

    @Test
    void the_date_that_is_given_is_the_last_of_the_days() {
        message("sms", "normal", "delivered", at(today.minusDays(3), 0));
        message("sms", "normal", "delivered", at(today.minusDays(1), 23));
        message("sms", "normal", "delivered", at(today, 0));

        assertThat(keys(hours(today.minusDays(1), 3)))
                .containsExactly(today.minusDays(3) + "T00:00:00Z", today.minusDays(1) + "T23:00:00Z");
        assertThat(keys(hours(today.minusDays(1), 2))).containsExactly(today.minusDays(1) + "T23:00:00Z");
    }

    @Test
    void hours_remember_what_has_moved_to_history() {
        message(service.id(), "notification_history", "sms", "normal", "delivered", at(today.minusDays(40), 9), null);

        assertThat(keys(hours(today, 41))).containsExactly(today.minusDays(40) + "T09:00:00Z");
        assertThat(keys(hours(today, 40))).isEmpty();
    }

    @Test
    void ninety_days_are_told_at_most_and_none_for_none() {
        message(service.id(), "notification_history", "sms", "normal", "delivered", at(today.minusDays(90), 9), null);
        message(service.id(), "notification_history", "sms", "normal", "delivered", at(today.minusDays(89), 9), null);

        assertThat(keys(hours(today, 5000))).containsExactly(today.minusDays(89) + "T09:00:00Z");
        assertThat(hours(today, 0).isEmpty()).isTrue();
        assertThat(admin.get(path + "/statistics/1970-01-01/90").body()).isEqualTo("{\"data\":{}}");
        assertThat(admin.get(path + "/statistics/0001-01-01/1").body()).isEqualTo("{\"data\":{}}");
        assertThat(admin.get(path + "/statistics/9999-12-31/1").body()).isEqualTo("{\"data\":{}}");
    }

    @Test
    void one_persons_messages_are_told_apart() {
        var person = service.userId();
        message(service.id(), "notifications", "sms", "normal", "delivered", at(today, 0), person);
        message("sms", "normal", "delivered", at(today, 0));

        var hours = admin.get(path + "/statistics/user/" + person + "/" + today + "/8")
                .json()
                .get("data");

        totals(hours.at("/" + today + "T00:00:00Z/sms"), 1, 1, 0, 0);
        assertThat(admin.get(path + "/statistics/user/" + UUID.randomUUID() + "/" + today + "/8")
                        .body())
                .isEqualTo("{\"data\":{}}");
    }

    @ParameterizedTest
    @CsvSource({"foo", "2026-1-1", "20261101", "2026-13-01", "2026-02-30", "2026-11-01T00:00:00", "-2026-11-01"})
    void a_date_that_is_none_is_refused(String date) {
        var text = "Input must be a date in the format: YYYY-MM-DD";

        refused(admin.get(path + "/statistics/" + date + "/8"), 400, text);
        refused(admin.get(path + "/statistics/user/" + service.userId() + "/" + date + "/8"), 400, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "1e3"})
    void a_length_that_is_no_number_makes_an_unknown_path(String days) {
        refused(admin.get(path + "/statistics/" + today + "/" + days), 404, UNKNOWN_PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/statistics", "/statistics/2026-11-25/8", "/notification-count", "/job"})
    void an_id_that_is_none_makes_an_unknown_path(String route) {
        refused(admin.get("/service/nobody" + route), 404, UNKNOWN_PATH);
    }

    @Test
    void a_person_that_is_none_makes_an_unknown_path() {
        refused(admin.get(path + "/statistics/user/nobody/" + today + "/8"), 404, UNKNOWN_PATH);
    }

    @Test
    void what_is_kept_is_counted_whatever_its_key_and_status() {
        message("sms", "test", "delivered", at(today, 0));
        message("email", "team", "cancelled", at(today.minusDays(5), 0));
        message(service.id(), "notification_history", "sms", "normal", "delivered", at(today.minusDays(40), 0), null);

        assertThat(admin.get(path + "/notification-count").body()).isEqualTo("{\"count\":2}");
        assertThat(admin.get("/service/" + UUID.randomUUID() + "/notification-count")
                        .body())
                .isEqualTo("{\"count\":0}");
    }

    @Test
    void the_ratio_says_what_is_used_of_the_allowance_year_and_what_remains() {
        var start = AllowanceYear.startOf(today);
        message(service.id(), "notification_history", "sms", "normal", "delivered", at(start.minusDays(1), 23), null);
        message("sms", "normal", "delivered", at(start, 0));
        message("email", "team", "technical-failure", at(today, 0));
        message("email", "normal", "cancelled", at(today, 0));

        assertThat(ratio("?service_id=" + service.id()).body())
                .isEqualTo("{\"messages_sent\":2,\"messages_remaining\":4999998,\"total_message_limit\":5000000}");
    }

    @Test
    void what_remains_is_never_below_nought() {
        service = services.service().totalLimit(1).make();
        path = "/service/" + service.id();
        message("sms", "normal", "delivered", at(today, 0));
        message("sms", "normal", "delivered", at(today, 0));

        assertThat(ratio("?service_id=" + service.id()).body())
                .isEqualTo("{\"messages_sent\":2,\"messages_remaining\":0,\"total_message_limit\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?service_id=", "?service_id=nobody", "?service_id=00000000-0000-4000-8000-000000000000"})
    void the_ratio_of_nobody_is_not_found(String query) {
        refused(ratio(query), 404, "No result found");
    }

    private HttpCalls.Answer ratio(String query) {
        return admin.get("/service/get-service-message-ratio" + query);
    }

    private long sent() {
        return ratio("?service_id=" + service.id()).json().get("messages_sent").asLong();
    }

    private long kept() {
        return admin.get(path + "/notification-count").json().get("count").asLong();
    }

    private JsonNode statistics(String query) {
        var answer = admin.get(path + "/statistics" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("data");
    }

    private JsonNode hours(LocalDate last, int days) {
        var answer = admin.get(path + "/statistics/" + last + "/" + days);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("data");
    }

    private static List<String> keys(JsonNode object) {
        var keys = new ArrayList<String>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static void totals(JsonNode totals, long requested, long delivered, long failure, long pending) {
        assertThat(totals.toString())
                .isEqualTo("{\"requested\":" + requested + ",\"delivered\":" + delivered + ",\"failure\":" + failure
                        + ",\"pending\":" + pending + "}");
    }

    private static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    private UUID message(String channel, String keyType, String status, Instant at) {
        return message(service.id(), "notifications", channel, keyType, status, at, null);
    }

    private UUID message(
            UUID serviceId,
            String table,
            String channel,
            String keyType,
            String status,
            Instant at,
            @Nullable UUID createdBy) {
        var id = Uuid7.next(at);
        services.sql(
                "insert into " + table + " (id, service_id, template_version, key_type, notification_type,"
                        + " notification_status, created_at, created_by_id) values (?, ?, 1, ?, ?, ?, ?, ?)",
                id,
                serviceId,
                keyType,
                channel,
                status,
                at,
                createdBy);
        return id;
    }
}
