package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How many fragments of texts a year are free (docs/contract/admin-services.md, 9.3 and 9.4).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class FreeAllowanceTest {

    @Inject
    Services services;

    @Inject
    Admin admin;

    @Inject
    TestClock clock;

    private UUID serviceId = new UUID(0, 0);
    private String path = "";
    private int year;

    @BeforeEach
    void aService() {
        serviceId = services.service().make().id();
        path = "/service/" + serviceId + "/billing/free-sms-fragment-limit";
        year = clock.instant().atOffset(ZoneOffset.UTC).getYear();
    }

    @Test
    void a_year_of_which_nothing_was_said_has_the_default_which_is_stored_for_that_year() {
        assertThat(admin.get(path).body())
                .isEqualTo("{\"free_sms_fragment_limit\":40000,\"financial_year_start\":" + year + "}");
        assertThat(admin.get(path + "?financial_year_start=2021").body())
                .isEqualTo("{\"free_sms_fragment_limit\":150000,\"financial_year_start\":2021}");
        assertThat(admin.get(path + "?financial_year_start=2020").body())
                .isEqualTo("{\"free_sms_fragment_limit\":250000,\"financial_year_start\":2020}");

        assertThat(rows()).containsExactly("2020 250000", "2021 150000", year + " 40000");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`{\"free_sms_fragment_limit\":250000,\"financial_year_start\":null}`",
                "`{\"free_sms_fragment_limit\":250000}`"
            })
    void the_current_year_and_all_later_ones_that_have_a_row_are_set(String body) {
        admin.get(path + "?financial_year_start=" + (year - 1));
        admin.get(path + "?financial_year_start=" + (year + 2));

        var answer = admin.postText(path, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(rows()).containsExactly((year - 1) + " 40000", year + " 250000", (year + 2) + " 250000");
    }

    @Test
    void of_a_year_that_is_over_only_that_is_set() {
        admin.get(path);

        assertThat(set(year - 1, 7).status()).isEqualTo(201);

        assertThat(rows()).containsExactly((year - 1) + " 7", year + " 40000");
        assertThat(set(year, 0).status()).isEqualTo(201);
        assertThat(rows()).containsExactly((year - 1) + " 7", year + " 0");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{}|free_sms_fragment_limit is a required property",
                "`{\"free_sms_fragment_limit\":\"x\"}`|free_sms_fragment_limit x is not of type integer",
                "`{\"free_sms_fragment_limit\":null}`|free_sms_fragment_limit None is not of type integer",
                "`{\"free_sms_fragment_limit\":-1}`|free_sms_fragment_limit -1 is less than the minimum of 0",
                "`{\"free_sms_fragment_limit\":3000000000}`"
                        + "|free_sms_fragment_limit 3000000000 is greater than the maximum of 2147483647",
                "`{\"free_sms_fragment_limit\":1,\"financial_year_start\":\"x\"}`"
                        + "|financial_year_start x is not of type integer"
            })
    void what_is_wrong_is_told(String body, String text) {
        var answer = admin.postText(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/error").asText()).isEqualTo("ValidationError");
        assertThat(answer.json().at("/errors/0/message").asText()).isEqualTo(text);
        assertThat(rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "1999", "10000", "99999999999"})
    void what_is_no_year_is_refused(String text) {
        assertThat(admin.get(path + "?financial_year_start=" + text).status()).isEqualTo(400);
        assertThat(rows()).isEmpty();
    }

    @Test
    void an_unknown_service_has_none() {
        var unknown = "/service/" + UUID.randomUUID() + "/billing/free-sms-fragment-limit";

        assertThat(admin.get(unknown).status()).isEqualTo(404);
        assertThat(admin.post(unknown, Map.of("free_sms_fragment_limit", 1)).status())
                .isEqualTo(404);
    }

    @Test
    void whoever_reads_and_sets_at_once_makes_one_row() throws Exception {
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 4; i++) {
            calls.add(() -> admin.get(path).status());
            calls.add(() -> set(year, 9).status());
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isIn(200, 201);
            }
        }

        assertThat(rows()).containsExactly(year + " 9");
    }

    private HttpCalls.Answer set(int ofYear, int limit) {
        return admin.post(path, Map.of("free_sms_fragment_limit", limit, "financial_year_start", ofYear));
    }

    private List<String> rows() {
        return services.texts(
                "select financial_year_start || ' ' || free_sms_fragment_limit from annual_billing"
                        + " where service_id = ? order by financial_year_start",
                serviceId);
    }
}
