package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestClock;
import gov.notify.api.given.TestService;
import gov.notify.notification.Uuid7;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How much templates are used (docs/contract/admin-templates.md, 7).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class TemplateStatisticsTest {

    @Inject
    Services services;

    @Inject
    Admin admin;

    @Inject
    TestClock clock;

    private TestService service =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));
    private String path = "";
    private Instant now = Instant.EPOCH;
    private Instant today = Instant.EPOCH;

    @BeforeEach
    void aServiceOnADayThatDoesNotEnd() {
        now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        clock.stopAt(now);
        today = now.truncatedTo(ChronoUnit.DAYS);
        service = services.service().make();
        path = "/service/" + service.id() + "/template-statistics";
    }

    @AfterEach
    void timeGoesOn() {
        clock.run();
    }

    @Test
    void every_template_and_status_has_an_entry_with_all_its_fields() {
        var folder = UUID.randomUUID();
        var template = template("Storm alert");
        services.sql(
                "insert into template_folder (id, service_id, name) values (?, ?, 'Storms')", folder, service.id());
        services.sql("insert into template_folder_map values (?, ?)", template, folder);
        sent(template, "delivered", "normal", now);
        sent(template, "delivered", "team", daysAgo(1));
        sent(template, "permanent-failure", "normal", daysAgo(2));

        var answer = admin.get(path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var first = answer.json().at("/data/0");
        assertThat(first.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "template_id",
                        "template_name",
                        "template_type",
                        "status",
                        "count",
                        "template_folder_id",
                        "template_folder",
                        "created_by_id",
                        "created_by",
                        "last_used");
        assertThat(first.get("template_id").asText()).isEqualTo(template.toString());
        assertThat(first.get("template_name").asText()).isEqualTo("Storm alert");
        assertThat(first.get("template_type").asText()).isEqualTo("sms");
        assertThat(first.get("count").isInt()).isTrue();
        assertThat(first.get("template_folder_id").asText()).isEqualTo(folder.toString());
        assertThat(first.get("template_folder").asText()).isEqualTo("Storms");
        assertThat(first.get("created_by_id").asText())
                .isEqualTo(service.userId().toString());
        assertThat(first.get("created_by").asText()).isEqualTo("Ana");
        assertThat(first.get("last_used").asText()).matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} 00:00:00 GMT");
        assertThat(entries(answer))
                .containsExactly("Storm alert delivered 2 " + day(0), "Storm alert permanent-failure 1 " + day(2));
    }

    @Test
    void test_keys_do_not_count_and_cancelled_messages_do() {
        var template = template("A");
        sent(template, "delivered", "test", now);
        sent(template, "cancelled", "normal", now);

        assertThat(entries(admin.get(path))).containsExactly("A cancelled 1 " + day(0));
    }

    @Test
    void days_are_counted_from_midnight_and_today_is_beside_them() {
        var template = template("A");
        sent(template, "delivered", "normal", today);
        sent(template, "delivered", "normal", today.minusMillis(1));
        sent(template, "delivered", "normal", today.minus(8, ChronoUnit.DAYS));
        sent(template, "delivered", "normal", today.minus(8, ChronoUnit.DAYS).minusMillis(1));

        assertThat(counted("")).isEqualTo(3);
        assertThat(counted("?limit_days=8")).isEqualTo(3);
        assertThat(counted("?whole_days=1")).isEqualTo(2);
        assertThat(counted("?limit_days=0")).isEqualTo(1);
        assertThat(counted("?whole_days=0&limit_days=8")).isEqualTo(1);
    }

    @Test
    void what_has_moved_to_history_counts_as_before() {
        var template = template("A");
        sent(template, "delivered", "normal", daysAgo(4));
        moved(template, "delivered", daysAgo(5));
        moved(template, "delivered", daysAgo(20));

        assertThat(entries(admin.get(path))).containsExactly("A delivered 2 " + day(4));
    }

    @Test
    void another_services_messages_do_not_count_and_an_unknown_service_has_none() {
        sent(template("A"), "delivered", "normal", now);
        var other = services.service().make().id();

        assertThat(admin.get("/service/" + other + "/template-statistics").body())
                .isEqualTo("{\"data\":[]}");
        assertThat(admin.get("/service/" + UUID.randomUUID() + "/template-statistics")
                        .body())
                .isEqualTo("{\"data\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "whole_days=9,whole_days must be between 0 and 8",
        "limit_days=-1,whole_days must be between 0 and 8",
        "whole_days=two&limit_days=2,two is not an integer",
        "limit_days=,' is not an integer'",
        "limit_days=1.5,1.5 is not an integer"
    })
    void a_number_of_days_that_is_none_is_refused(String query, String text) {
        var refused = admin.get(path + "?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/message/whole_days/0").asText()).isEqualTo(text);
    }

    @Test
    void the_last_use_is_the_moment_of_the_newest_live_message() {
        var template = template("A");
        made(template, daysAgo(30));
        sent(template, "delivered", "normal", daysAgo(3));
        sent(template, "delivered", "normal", daysAgo(6));
        sent(template, "delivered", "test", now);
        sent(template("B"), "delivered", "normal", now);
        moved(template, "delivered", daysAgo(1));

        assertThat(Instant.parse(lastUsed(template).json().get("last_date_used").asText()))
                .isEqualTo(daysAgo(3));
        assertThat(lastUsed(template).json().get("last_date_used").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    }

    @Test
    void the_last_use_is_the_newest_day_of_history_where_nothing_is_live() {
        var template = template("A");
        made(template, daysAgo(60));
        moved(template, "delivered", daysAgo(20));
        moved(template, "delivered", daysAgo(40));

        assertThat(lastUsed(template).json().get("last_date_used").asText())
                .isEqualTo(LocalDate.ofInstant(daysAgo(20), ZoneOffset.UTC) + "T00:00:00.000000Z");
    }

    @Test
    void what_was_never_used_has_no_last_use() {
        assertThat(lastUsed(template("A")).body()).isEqualTo("{\"last_date_used\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden", "other", "missing"})
    void the_last_use_of_what_the_service_does_not_see_is_not_found(String kind) {
        var id = switch (kind) {
            case "hidden" -> template("A");
            case "other" -> services.template(services.service().make(), "sms", null, "Hi");
            default -> UUID.randomUUID();
        };
        services.sql("update templates set hidden = true where id = ? and service_id = ?", id, service.id());

        var refused = lastUsed(id);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.json().get("message").asText()).isEqualTo("No result found");
    }

    private UUID template(String name) {
        return services.template(service, "sms", name, null, "Hi");
    }

    private void made(UUID template, Instant moment) {
        services.sql("update templates set created_at = ? where id = ?", moment, template);
    }

    private UUID sent(UUID template, String status, String keyType, Instant moment) {
        var id = Uuid7.next(moment);
        services.sql("""
                insert into notifications (id, service_id, template_id, template_version, key_type, notification_type,
                                           notification_status, created_at)
                values (?, ?, ?, 1, ?, 'sms', ?, ?)
                """, id, service.id(), template, keyType, status, moment);
        return id;
    }

    private void moved(UUID template, String status, Instant moment) {
        services.moveToHistory(sent(template, status, "normal", moment));
    }

    private HttpCalls.Answer lastUsed(UUID template) {
        return admin.get(path + "/last-used/" + template);
    }

    private Instant daysAgo(int days) {
        return now.minus(days, ChronoUnit.DAYS);
    }

    private String day(int ago) {
        return LocalDate.ofInstant(daysAgo(ago), ZoneOffset.UTC).getDayOfMonth() + "";
    }

    private int counted(String query) {
        var answer = admin.get(path + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/data/0/count").asInt();
    }

    /// Name, status, count and day of the month of each.
    private static List<String> entries(HttpCalls.Answer answer) {
        return StreamSupport.stream(answer.json().get("data").spliterator(), false)
                .map(entry -> entry.get("template_name").asText() + " "
                        + entry.get("status").asText() + " "
                        + entry.get("count").asInt() + " "
                        + Integer.parseInt(entry.get("last_used").asText().substring(5, 7)))
                .toList();
    }
}
