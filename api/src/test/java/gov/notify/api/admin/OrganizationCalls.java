package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/// What tests of organizations ask, and look at.
abstract class OrganizationCalls {

    static final String NO_RESULT = "No result found";

    @Inject
    Admin admin;

    @Inject
    Services services;

    @Inject
    Agencies agencies;

    /// Part of names and domains, so that those of other tests are not in the way.
    String some = "";

    UUID id = new UUID(0, 0);

    String path = "";

    @BeforeEach
    void anOrganization() {
        some = UUID.randomUUID().toString();
        id = agencies.organization();
        path = "/organizations/" + id;
    }

    void link(UUID organization, UUID service) {
        assertThat(admin.post("/organizations/" + organization + "/service", Map.of("service_id", service.toString()))
                        .status())
                .isEqualTo(204);
    }

    void domains(String organization, String... domains) {
        assertThat(admin.post(organization, Map.of("domains", List.of(domains))).status())
                .isEqualTo(204);
    }

    UUID branding() {
        var branding = UUID.randomUUID();
        services.sql("insert into email_branding (id, name) values (?, ?)", branding, "Look " + branding);
        return branding;
    }

    String service(UUID service) {
        return services.texts(
                        "select concat_ws(' ', organization_id, organization_type, version) from services where id = ?",
                        service)
                .getFirst();
    }

    static String messages(HttpCalls.Answer answer) {
        var messages = new ArrayList<String>();
        answer.json()
                .get("errors")
                .forEach(error -> messages.add(error.get("message").asText()));
        return String.join(", ", messages);
    }

    static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
