package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestClock;
import gov.notify.api.given.TestService;
import gov.notify.api.given.Tokens;
import gov.notify.notification.Uuid7;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of services, what they have sent, and searches (docs/contract/admin-services.md, 10.2).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ServiceListsTest {

    private static final TestService NONE =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));
    private static final Instant NOON = Instant.parse("2031-05-20T12:00:00Z");
    private static final String DETAILED = "/service?detailed=True";

    @Inject
    Services services;

    @Inject
    HttpCalls calls;

    @Inject
    TestClock clock;

    private TestService service = NONE;

    @BeforeEach
    void aService() {
        service = services.service().make();
    }

    @AfterEach
    void today() {
        clock.run();
    }

    @Test
    void every_service_is_listed_the_oldest_first_and_only_active_ones_where_that_is_asked() {
        var suspended = services.service().inactive().make();

        var all = get("/service").json().get("data");
        assertThat(ids(all))
                .containsSubsequence(service.id().toString(), suspended.id().toString());
        assertThat(of(all, service.id()))
                .contains(get("/service/" + service.id()).json().get("data"));
        assertThat(ids(get("/service?only_active=True").json().get("data")))
                .contains(service.id().toString())
                .doesNotContain(suspended.id().toString());
        assertThat(ids(get("/service?only_active=true").json().get("data")))
                .contains(suspended.id().toString());
    }

    @Test
    void a_persons_services_are_those_of_which_the_person_is_a_member() {
        var person = user();
        var suspended = services.service().inactive().make();
        services.sql("insert into user_to_service values (?, ?), (?, ?)", person, service.id(), person, suspended.id());

        var path = "/service?user_id=" + person;
        assertThat(ids(get(path).json().get("data")))
                .containsExactly(service.id().toString(), suspended.id().toString());
        assertThat(ids(get(path + "&only_active=True&detailed=True").json().get("data")))
                .containsExactly(service.id().toString());
        assertThat(get("/service?user_id=" + UUID.randomUUID()).body()).isEqualTo("{\"data\":[]}");
        assertThat(ids(get("/service?user_id=").json().get("data")))
                .contains(service.id().toString(), suspended.id().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_id=x",
                "detailed=True&start_date=x",
                "detailed=True&start_date=2026-1-1",
                "detailed=True&start_date=2026-02-30",
                "detailed=True&end_date=%2B12026-01-01",
                "detailed=True&end_date="
            })
    void what_is_no_id_or_date_is_refused(String query) {
        assertThat(get("/service?" + query).status()).isEqualTo(400);
    }

    @Test
    void what_was_sent_today_is_counted_for_every_service() {
        clock.stopAt(NOON);
        for (var status : List.of("created", "sending", "delivered", "sent", "technical-failure", "cancelled")) {
            sent(NOON, "sms", "normal", status);
        }
        sent(NOON.minus(Duration.ofHours(12)), "email", "team", "permanent-failure");
        sent(NOON.minus(Duration.ofHours(12)).minusMillis(1), "email", "normal", "delivered");
        var idle = services.service().make();

        var list = get(DETAILED + "&only_active=False&include_from_test_key=True")
                .json()
                .get("data");

        var counted = of(list, service.id()).orElseThrow();
        assertThat(counted.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id", "name", "restricted", "active", "notification_type", "created_at", "statistics");
        assertThat(counted.get("statistics").toString())
                .isEqualTo("{\"sms\":{\"requested\":5,\"delivered\":2,\"failure\":1,\"pending\":0},"
                        + "\"email\":{\"requested\":1,\"delivered\":0,\"failure\":1,\"pending\":0}}");
        assertThat(counted.get("created_at").asText()).matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
        assertThat(of(list, idle.id()).orElseThrow().get("statistics").toString())
                .isEqualTo("{\"sms\":{\"requested\":0,\"delivered\":0,\"failure\":0,\"pending\":0},"
                        + "\"email\":{\"requested\":0,\"delivered\":0,\"failure\":0,\"pending\":0}}");
        assertThat(of(list, idle.id()).orElseThrow().get("notification_type").isNull())
                .isTrue();
    }

    @Test
    void messages_of_test_keys_count_today_unless_they_are_left_out() {
        clock.stopAt(NOON);
        sent(NOON, "sms", "test", "delivered");
        sent(NOON.minus(Duration.ofDays(1)), "sms", "test", "delivered");

        assertThat(texts(DETAILED)).isEqualTo(1);
        assertThat(texts(DETAILED + "&include_from_test_key=False")).isZero();
        assertThat(texts(DETAILED + "&start_date=2031-05-19&end_date=2031-05-20"))
                .isEqualTo(1);
    }

    @Test
    void suspended_services_are_left_out_of_today_where_only_active_ones_are_asked_for() {
        clock.stopAt(NOON);
        services.sql("update services set active = false where id = ?", service.id());

        assertThat(of(get(DETAILED + "&only_active=True").json().get("data"), service.id()))
                .isEmpty();
        assertThat(of(
                        get(DETAILED + "&only_active=True&start_date=2031-05-19")
                                .json()
                                .get("data"),
                        service.id()))
                .isPresent();
    }

    @Test
    void other_days_list_those_that_sent_something_live_or_moved_to_history() {
        clock.stopAt(NOON);
        var idle = services.service().make();
        sent(Instant.parse("2031-05-02T23:59:59Z"), "sms", "normal", "delivered");
        moved(Instant.parse("2031-05-01T00:00:00Z"), "sms", "normal", "failed");
        moved(Instant.parse("2031-05-02T00:00:00Z"), "email", "team", "sent");
        moved(Instant.parse("2031-05-02T00:00:00Z"), "email", "test", "sent");
        sent(Instant.parse("2031-05-03T00:00:00Z"), "sms", "normal", "delivered");

        var list = get(DETAILED + "&start_date=2031-05-01&end_date=2031-05-02")
                .json()
                .get("data");

        assertThat(of(list, service.id()).orElseThrow().get("statistics").toString())
                .isEqualTo("{\"sms\":{\"requested\":2,\"delivered\":1,\"failure\":1,\"pending\":0},"
                        + "\"email\":{\"requested\":1,\"delivered\":1,\"failure\":0,\"pending\":0}}");
        assertThat(of(list, idle.id())).isEmpty();
        assertThat(get(DETAILED + "&start_date=0001-01-01&end_date=1970-01-01").body())
                .isEqualTo("{\"data\":[]}");
        assertThat(get(DETAILED + "&start_date=2031-05-03&end_date=2031-05-01").body())
                .isEqualTo("{\"data\":[]}");
        assertThat(get(DETAILED + "&start_date=0001-01-01&end_date=9999-12-31").status())
                .isEqualTo(200);
    }

    @Test
    void one_service_is_shown_with_what_it_sent_in_eight_days_or_today() {
        clock.stopAt(NOON);
        sent(NOON, "sms", "normal", "delivered");
        sent(NOON, "sms", "test", "delivered");
        sent(NOON.minus(Duration.ofDays(8)), "sms", "normal", "delivered");
        sent(NOON.minus(Duration.ofDays(9)), "sms", "normal", "delivered");
        var path = "/service/" + service.id() + "?detailed=True";

        var shown = get(path).json().get("data");

        assertThat(shown.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "active",
                        "restricted",
                        "prefix_sms",
                        "organization",
                        "organization_type",
                        "contact_link",
                        "volume_sms",
                        "volume_email",
                        "consent_to_research",
                        "count_as_live",
                        "go_live_at",
                        "go_live_user",
                        "notes",
                        "purchase_order_number",
                        "billing_contact_names",
                        "billing_contact_email_addresses",
                        "billing_reference",
                        "created_at",
                        "updated_at",
                        "service_callback_api",
                        "complaints",
                        "data_retention",
                        "statistics");
        assertThat(shown.at("/statistics/sms/delivered").intValue()).isEqualTo(2);
        assertThat(shown.get("created_at").asText()).endsWith("+00:00");
        assertThat(get(path + "&today_only=True")
                        .json()
                        .at("/data/statistics/sms/delivered")
                        .intValue())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"parks & rec|true", "PARKS|true", "100%|true", "a_b|true", "0\\x|true", "a%b|false", "axb|false"})
    void services_are_found_by_any_part_of_their_name_taken_literally(String part, boolean found) {
        services.sql(
                "update services set name = ? where id = ?",
                "Parks & Rec 100\\x 100% a_b " + service.id(),
                service.id());

        var answer = get("/service/find-services-by-name?service_name=" + encoded(part));

        var row = of(answer.json().get("data"), service.id());
        assertThat(row.isPresent()).isEqualTo(found);
        row.ifPresent(service -> assertThat(service.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "name", "active", "restricted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?service_name="})
    void a_search_for_nothing_is_refused(String query) {
        var answer = get("/service/find-services-by-name" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").toString())
                .isEqualTo("{\"service_name\":[\"Missing data for required field.\"]}");
    }

    @Test
    void the_report_of_live_services_has_what_they_sent_this_year_and_whom_to_ask() {
        clock.stopAt(NOON);
        var organization = UUID.randomUUID();
        services.sql(
                "insert into organization (id, name, created_at) values (?, ?, ?)",
                organization,
                "Organization " + organization,
                NOON);
        services.sql(
                "update services set organization_id = ?, organization_type = 'state', go_live_at = ?, go_live_user_id = ?,"
                        + " volume_sms = 7, consent_to_research = true where id = ?",
                organization,
                Instant.parse("2026-11-04T03:32:34Z"),
                service.userId(),
                service.id());
        allowance(service, 2024, 1);
        allowance(service, 2031, 250_000);
        sent(Instant.parse("2031-05-19T10:00:00Z"), "sms", "normal", "sent");
        sent(Instant.parse("2031-05-19T10:00:00Z"), "sms", "normal", "technical-failure");
        sent(Instant.parse("2031-05-19T10:00:00Z"), "email", "normal", "sent");
        moved(Instant.parse("2031-01-01T00:00:00Z"), "email", "team", "delivered");
        moved(Instant.parse("2030-12-31T23:59:59Z"), "email", "team", "delivered");
        moved(Instant.parse("2031-01-01T00:00:00Z"), "sms", "test", "delivered");

        var row = of(get("/service/live-services-data").json().get("data"), service.id(), "service_id")
                .orElseThrow();

        assertThat(row.toString())
                .contains("\"service_name\":\"Service " + service.id() + "\"")
                .contains("\"organization_name\":\"Organization " + organization + "\"")
                .contains("\"organization_type\":\"state\"")
                .contains("\"consent_to_research\":true")
                .contains("\"contact_name\":\"Ana\"")
                .contains("\"contact_email\":\"ana@agency.gov\"")
                .contains("\"contact_mobile\":\"+12025550111\"")
                .contains("\"live_date\":\"Wed, 04 Nov 2026 03:32:34 GMT\"")
                .contains("\"sms_volume_intent\":7")
                .contains("\"email_volume_intent\":null")
                .contains("\"sms_totals\":1")
                .contains("\"email_totals\":1")
                .contains("\"free_sms_fragment_limit\":250000");
        assertThat(row).hasSize(14);
    }

    @Test
    void only_live_services_that_count_and_have_an_allowance_are_reported_the_latest_to_go_live_last() {
        var later = services.service().make();
        var never = services.service().make();
        var trial = services.service().restricted().make();
        var suspended = services.service().inactive().make();
        var uncounted = services.service().make();
        var without = services.service().make();
        services.sql("update services set count_as_live = false where id = ?", uncounted.id());
        services.sql("update services set go_live_at = now() - interval '2 days' where id = ?", service.id());
        services.sql("update services set go_live_at = now() - interval '1 day' where id = ?", later.id());
        for (var each : List.of(service, later, never, trial, suspended, uncounted)) {
            allowance(each, 2026, 40_000);
        }

        var reported = new ArrayList<String>();
        get("/service/live-services-data")
                .json()
                .get("data")
                .forEach(row -> reported.add(row.get("service_id").asText()));

        assertThat(reported)
                .containsSubsequence(
                        service.id().toString(),
                        later.id().toString(),
                        never.id().toString())
                .doesNotContain(
                        trial.id().toString(),
                        suspended.id().toString(),
                        uncounted.id().toString(),
                        without.id().toString());
    }

    /// As the admin application, at the time that the api has.
    private HttpCalls.Answer get(String path) {
        var token = Tokens.of(Admin.CLIENT, Admin.SECRET, clock.instant());
        return calls.call("GET", path, Map.of("Authorization", "Bearer " + token), null);
    }

    private void sent(Instant at, String type, String key, String status) {
        store(at, type, key, status);
    }

    private void moved(Instant at, String type, String key, String status) {
        services.moveToHistory(store(at, type, key, status));
    }

    private UUID store(Instant at, String type, String key, String status) {
        var id = Uuid7.next(at);
        services.sql(
                "insert into notifications (id, service_id, template_version, key_type, notification_type,"
                        + " notification_status, created_at) values (?, ?, 1, ?, ?, ?, ?)",
                id,
                service.id(),
                key,
                type,
                status,
                at);
        return id;
    }

    private void allowance(TestService of, int year, int limit) {
        services.sql(
                "insert into annual_billing values (gen_random_uuid(), ?, ?, ?, ?)",
                of.id(),
                year,
                limit,
                Instant.now());
    }

    private int texts(String path) {
        return of(get(path).json().get("data"), service.id())
                .map(row -> row.at("/statistics/sms/requested").intValue())
                .orElse(-1);
    }

    private static Optional<JsonNode> of(JsonNode list, UUID id) {
        return of(list, id, "id");
    }

    private static Optional<JsonNode> of(JsonNode list, UUID id, String property) {
        for (var row : list) {
            if (row.get(property).asText().equals(id.toString())) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static List<String> ids(JsonNode list) {
        var ids = new ArrayList<String>();
        list.forEach(row -> ids.add(row.get("id").asText()));
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private UUID user() {
        var id = UUID.randomUUID();
        var now = LocalDate.EPOCH.atStartOfDay().toInstant(ZoneOffset.UTC);
        services.sql("""
                insert into users (id, name, email_address, mobile_number, password_hash, password_changed_at, state,
                                   email_access_validated_at, created_at)
                values (?, 'Bob', ?, '+12025550111', 'none', ?, 'active', ?, ?)
                """, id, "bob." + id + "@agency.gov", now, now, now);
        return id;
    }
}
