package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Admin;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.People;
import gov.notify.api.given.Services;
import gov.notify.security.Payloads;
import gov.notify.service.ServiceSnapshots;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// What tests of people ask, and look at.
abstract class PeopleCalls {

    static final UUID NOTIFY = UUID.fromString("d6aa2c68-a2d9-4437-ab19-3ae8eb202553");

    static final String EMAIL_CHANGED = "c73f1d71-4049-46d5-a647-d013bdeca3f0";

    static final String MOBILE_CHANGED = "8a31520f-4751-4789-8ea1-fe54496725eb";

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

    HttpCalls.Answer signUp(String address) {
        return admin.post("/user", newUser(address));
    }

    static Map<String, String> newUser(String address) {
        return Map.of("name", "Ann", "email_address", address, "password", "a password", "mobile_number", "2025550123");
    }

    JsonNode one(UUID person) {
        return admin.get("/user/" + person).json().get("data");
    }

    List<String> told() {
        return services.texts(
                "select id::text from notifications where template_id in (?, ?) order by id",
                UUID.fromString(EMAIL_CHANGED),
                UUID.fromString(MOBILE_CHANGED));
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    static void noResult(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isEqualTo("No result found");
    }

    static void addressInUse(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/message/email_address/0").asText()).isEqualTo("Email address already in use");
    }
}
