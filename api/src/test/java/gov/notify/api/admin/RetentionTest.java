package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// For how long services keep messages, as the admin application has it (docs/contract/admin-api.md, 12.4).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class RetentionTest {

    @Inject
    Services services;

    @Inject
    Admin admin;

    private UUID service = new UUID(0, 0);

    @BeforeEach
    void aServiceThatHasNotChosen() {
        service = services.service().make().id();
        services.sql("delete from service_data_retention where service_id = ?", service);
    }

    @Test
    void a_choice_is_added_and_shown_with_all_its_fields() {
        var added = add("email", 5);

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var row = added.json().get("result");
        assertThat(row.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id",
                        "service_id",
                        "service_name",
                        "notification_type",
                        "days_of_retention",
                        "created_at",
                        "updated_at");
        assertThat(row.get("days_of_retention").asInt()).isEqualTo(5);
        assertThat(row.get("service_name").asText()).isNotEmpty();
        assertThat(admin.get(path() + "/" + row.get("id").asText()).json()).isEqualTo(row);
        assertThat(admin.get(path() + "/notification-type/email").json()).isEqualTo(row);
    }

    @Test
    void texts_come_before_emails() {
        add("email", 5);
        add("sms", 90);

        assertThat(admin.get(path()).json().findValuesAsText("notification_type"))
                .containsExactly("sms", "email");
    }

    @Test
    void what_is_not_there_is_an_empty_object() {
        for (var last : List.of(
                "/" + UUID.randomUUID(),
                "/notification-type/sms",
                "/notification-type/pigeon",
                "/notification-type/%00")) {
            var answer = admin.get(path() + last);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{}");
        }
        assertThat(admin.get("/service/" + UUID.randomUUID() + "/data-retention")
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void a_service_chooses_once_for_each_kind() {
        add("email", 5);

        refused(add("email", 7), 400, "Service already has data retention for email notification type");
        refused(
                admin.post(
                        "/service/" + UUID.randomUUID() + "/data-retention",
                        Map.of("notification_type", "sms", "days_of_retention", 5)),
                404,
                "No result found");
    }

    @Test
    void the_days_are_changed_and_nothing_else() {
        var id = add("email", 5).json().at("/result/id").asText();

        var changed = admin.post(path() + "/" + id, Map.of("days_of_retention", 30, "notification_type", "sms"));

        assertThat(changed.status()).isEqualTo(204);
        var row = admin.get(path() + "/" + id).json();
        assertThat(row.get("days_of_retention").asInt()).isEqualTo(30);
        assertThat(row.get("notification_type").asText()).isEqualTo("email");
        assertThat(row.get("updated_at").isNull()).isFalse();
    }

    @Test
    void another_services_choice_does_not_exist() {
        var id = add("email", 5).json().at("/result/id").asText();
        var other = services.service().make().id();

        assertThat(admin.get("/service/" + other + "/data-retention/" + id).body())
                .isEqualTo("{}");
        refused(
                admin.post("/service/" + other + "/data-retention/" + id, Map.of("days_of_retention", 30)),
                404,
                "The service data retention for id: " + id + " was not found for service: " + other);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 91, -1, 4_294_967_299L})
    void three_to_ninety_days_may_be_chosen(long days) {
        var id = add("email", 3).json().at("/result/id").asText();

        refused(add("sms", days), 400, "Days of retention must be between 3 and 90");
        refused(
                admin.post(path() + "/" + id, Map.of("days_of_retention", days)),
                400,
                "Days of retention must be between 3 and 90");
        assertThat(add("sms", 90).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1000000000000000000000000000000", "-1000000000000000000000", "1e30", "1e400000", "-1e400000"})
    void no_number_is_too_large_to_be_told_what_may_be_chosen(String days) {
        var answer = admin.postText(path(), "{\"notification_type\":\"sms\",\"days_of_retention\":" + days + "}");

        refused(answer, 400, "Days of retention must be between 3 and 90");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|notification_type is a required property|days_of_retention is a required property",
                "{\"notification_type\":\"letter\",\"days_of_retention\":\"5\"}"
                        + "|notification_type letter is not one of [sms, email]|days_of_retention 5 is not of type integer"
            })
    void every_fault_of_a_body_is_told_at_once(String body, String first, String second) {
        var answer = admin.postText(path(), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().findValuesAsText("message")).containsExactly(first, second);
    }

    private HttpCalls.Answer add(String type, long days) {
        return admin.post(path(), Map.of("notification_type", type, "days_of_retention", days));
    }

    private String path() {
        return "/service/" + service + "/data-retention";
    }

    private static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
