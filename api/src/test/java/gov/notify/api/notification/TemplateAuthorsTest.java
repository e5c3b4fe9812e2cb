package gov.notify.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.People;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.template.TemplateSnapshots;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/// Who wrote the templates that a service lists (docs/contract/public-api.md, 3.7).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class TemplateAuthorsTest {

    private static final int AUTHORS = 5;

    @Inject
    Services services;

    @Inject
    People people;

    @Inject
    HttpCalls calls;

    @Inject
    TemplateSnapshots templates;

    @Inject
    SessionFactory sessions;

    @Test
    void each_template_names_its_own_author() {
        var service = services.service().make();
        var addresses = authors(service);

        var listed = calls.get(service, "/v2/templates").json().get("templates");

        assertThat(listed.valueStream()
                        .map(template -> template.get("created_by").asText()))
                .containsExactlyElementsOf(addresses);
    }

    @Test
    void the_authors_of_all_templates_are_looked_up_together() {
        var service = services.service().make();
        authors(service);
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            assertThat(templates.listed(service.id())).hasSize(AUTHORS);
            assertThat(statistics.getPrepareStatementCount()).isEqualTo(2);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    /// The addresses of those who wrote the service's templates, a template each, in the order of their names.
    private List<String> authors(TestService service) {
        return List.of("A", "B", "C", "D", "E").stream()
                .map(name -> {
                    var author = people.person();
                    var template = services.template(service, "sms", name, null, "Hi");
                    services.sql("update templates set created_by_id = ? where id = ?", author, template);
                    return people.column(author, "email_address");
                })
                .toList();
    }
}
