package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The numbers that people can send texts to, as the admin application sees them (docs/contract/admin-api.md, 18.2).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class InboundNumberTest {

    @Inject
    Services services;

    @Inject
    Admin admin;

    @BeforeEach
    void noNumbers() {
        services.sql("update service_sms_senders set inbound_number_id = null");
        services.sql("delete from inbound_numbers");
    }

    @Test
    void all_are_shown_with_whose_they_are_the_longest_unchanged_first() {
        var service = services.service().make().id();
        number("+12025550121", service, true, 2);
        number("+12025550122", null, false, 1);

        var numbers = admin.get("/inbound-number").json().get("data");

        assertThat(numbers.findValuesAsText("number")).containsExactly("+12025550122", "+12025550121");
        assertThat(numbers.get(0).get("service").isNull()).isTrue();
        assertThat(numbers.get(1).at("/service/id").asText()).isEqualTo(service.toString());
        assertThat(numbers.get(1).at("/service/name").asText()).isEqualTo("Service " + service);
        assertThat(numbers.get(1).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "number", "provider", "service", "active", "created_at", "updated_at");
    }

    @Test
    void those_in_use_by_nobody_are_available() {
        number("+12025550121", services.service().make().id(), true, 1);
        number("+12025550122", null, false, 2);
        number("+12025550123", null, true, 3);

        assertThat(admin.get("/inbound-number/available").json().get("data").findValuesAsText("number"))
                .containsExactly("+12025550123");
    }

    @Test
    void those_that_never_changed_come_last_of_all_and_as_they_came_of_the_available() {
        number("+12025550121", null, true, 1);
        services.sql("insert into inbound_numbers (id, number, provider, active, created_at)"
                + " values (gen_random_uuid(), '+12025550122', 'sns', true, now())");

        assertThat(admin.get("/inbound-number").json().get("data").findValuesAsText("number"))
                .containsExactly("+12025550121", "+12025550122");
        assertThat(admin.get("/inbound-number/available").json().get("data").findValuesAsText("number"))
                .containsExactly("+12025550122", "+12025550121");
    }

    @Test
    void a_service_has_one_or_an_empty_object() {
        var service = services.service().make().id();
        var path = "/inbound-number/service/" + service;
        assertThat(admin.get(path).body()).isEqualTo("{\"data\":{}}");

        number("+12025550121", service, true, 1);

        assertThat(admin.get(path).json().at("/data/number").asText()).isEqualTo("+12025550121");
    }

    @Test
    void the_number_of_a_service_is_switched_off() {
        var service = services.service().make().id();
        var path = "/inbound-number/service/" + service;
        assertThat(admin.post(path + "/off").status()).isEqualTo(404);
        number("+12025550121", service, true, 1);

        assertThat(admin.post(path + "/off").status()).isEqualTo(204);

        assertThat(admin.get(path).json().at("/data/active").asBoolean()).isFalse();
    }

    @Test
    void without_any_there_are_none() {
        var answers = new ArrayList<String>();
        for (var path : List.of("/inbound-number", "/inbound-number/available")) {
            answers.add(admin.get(path).body());
        }
        assertThat(answers).containsOnly("{\"data\":[]}");
    }

    private void number(String number, @Nullable UUID service, boolean active, int updated) {
        services.sql(
                "insert into inbound_numbers (id, number, provider, service_id, active, created_at, updated_at)"
                        + " values (gen_random_uuid(), ?, 'sns', ?, ?, now(), now() + ? * interval '1 second')",
                number,
                service,
                active,
                updated);
    }
}
