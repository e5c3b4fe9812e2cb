package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Jobs of a service that has none (docs/contract/admin-statistics.md, 2).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class JobTest {

    private static final String EMPTY = "{\"data\":[],\"links\":{},\"page_size\":20,\"total\":0}";

    @Inject
    Services services;

    @Inject
    Admin admin;

    private String path = "";

    @BeforeEach
    void aService() {
        path = "/service/" + services.service().make().id() + "/job";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?page=1",
                "?page=1&limit_days=0",
                "?limit_days=-99999999999",
                "?page=1&statuses=finished%2Cready+to+send%2Cfoo",
                "?use_processing_time=true&contact_list_id=x"
            })
    void a_service_without_jobs_has_an_empty_page(String query) {
        var answer = admin.get(path + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(EMPTY);
    }

    @Test
    void an_unknown_service_has_one_too() {
        assertThat(admin.get("/service/" + UUID.randomUUID() + "/job").body()).isEqualTo(EMPTY);
    }

    @Test
    void a_page_past_the_end_leads_back_with_all_that_was_asked() {
        var links = admin.get(path + "?limit_days=7&page=3&statuses=a+b&statuses=c")
                .json()
                .get("links");

        assertThat(links.size()).isEqualTo(1);
        assertThat(links.get("prev").asText())
                .startsWith(path + "?page=2&")
                .contains("&limit_days=7", "&statuses=a+b&statuses=c");
    }

    @ParameterizedTest
    @CsvSource({
        "page=0, page, Not a positive integer",
        "page=-1, page, Not a positive integer",
        "page=x, page, Not a valid integer.",
        "page=, page, Not a valid integer.",
        "page=99999999999, page, Not a valid integer.",
        "limit_days=x, limit_days, x is not an integer"
    })
    void a_number_that_is_none_is_refused(String query, String field, String text) {
        var answer = admin.get(path + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"result\":\"error\",\"message\":{\"" + field + "\":[\"" + text + "\"]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5f0c9e4c-0000-4000-8000-000000000001", "bad-id", "select"})
    void no_job_is_there_before_it_was_made(String id) {
        var answer = admin.get(path + "/" + id);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"result\":\"error\",\"message\":\"No result found\"}");
    }
}
