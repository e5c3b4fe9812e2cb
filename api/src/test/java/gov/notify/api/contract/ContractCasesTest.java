package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every case of the public contract whose route this program has.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ContractCasesTest {

    /// Routes that are not built yet, and what the worker does: named here, so that nothing is left out in
    /// silence.
    private static final List<String> ELSEWHERE = List.of("received/", "bulk/", "unsubscribe/", "callback/");

    @Inject
    Services services;

    @Inject
    TestClock clock;

    @TestHTTPResource
    @Nullable
    URL url;

    static Stream<String> cases() {
        return ContractCase.all().stream().map(ContractCase::name).filter(ContractCasesTest::isHere);
    }

    @AfterEach
    void letTimePass() {
        clock.run();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answers_as_the_contract_says(String name) {
        var calls = new HttpCalls("http://127.0.0.1:" + (url == null ? 0 : url.getPort()));
        var written = ContractCase.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        var world = new ContractWorld(services, clock, calls);
        Setups.prepare(written, world);
        var contractCase = written.filled(world);

        var answer = call(calls, contractCase);

        assertThat(answer.status())
                .as(answer.body())
                .isEqualTo(contractCase.json().get("status").asInt());
        var expect = contractCase.json().get("expect");
        if (answer.header("Content-Type").equals("application/json")) {
            assertThat(answer.json()).isNotNull();
        }
        if (expect != null) {
            new Expected(contractCase).matches(expect, answer.json());
            Expected.absent(contractCase, answer.json());
        }
    }

    @Test
    void every_case_is_run_or_named_as_left_out() {
        var all = ContractCase.all();
        var here = cases().count();
        var elsewhere = all.stream().filter(each -> !isHere(each.name())).count();

        assertThat(here + elsewhere).isEqualTo(all.size());
        assertThat(ELSEWHERE)
                .allMatch(prefix -> all.stream().anyMatch(each -> each.name().startsWith(prefix)));
    }

    private static boolean isHere(String name) {
        return ELSEWHERE.stream().noneMatch(name::startsWith);
    }

    private static HttpCalls.Answer call(HttpCalls calls, ContractCase contractCase) {
        var json = contractCase.json();
        var headers = new HashMap<String, String>();
        json.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        var body = json.has("body_raw")
                ? json.get("body_raw").asText()
                : json.has("body") ? json.get("body").toString() : null;
        return calls.call(json.get("method").asText(), json.get("path").asText(), headers, body);
    }
}
