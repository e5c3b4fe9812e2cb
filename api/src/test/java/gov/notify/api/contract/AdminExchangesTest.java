package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.Tokens;
import gov.notify.security.RecipientHash;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the admin application really asked of the service that Notify is modelled on, asked of Notify: same status,
/// same keys and types at every depth. Where the contract has it otherwise, a line says so under
/// `differs`.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class AdminExchangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Services services;

    @Inject
    RecipientHash hashes;

    @Inject
    HttpCalls calls;

    static Stream<String> exchanges() {
        return all().stream()
                .filter(AdminExchangesTest::isHere)
                .map(exchange -> exchange.get("call").asText());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exchanges")
    void is_answered_alike(String call) {
        var world = new AdminWorld(services, hashes);
        var exchange = all().stream()
                .filter(each -> each.get("call").asText().equals(call))
                .findFirst()
                .orElseThrow();
        exchange.path("needs").forEach(name -> world.value(name.asText()));
        var path = world.filled(exchange.get("path").asText());
        var body =
                exchange.has("request") ? world.filled(exchange.get("request").toString()) : null;
        exchange.path("given").forEach(what -> world.given(what.asText()));

        var answer = calls.call(
                call.substring(0, call.indexOf(' ')),
                path,
                Map.of(
                        "Authorization",
                        "Bearer " + Tokens.of(Admin.CLIENT, Admin.SECRET),
                        "Content-Type",
                        "application/json"),
                body);

        assertThat(answer.status())
                .as(answer.body())
                .isEqualTo(exchange.get("status").asInt());
        if (answer.status() == 204) {
            assertThat(answer.body()).isEmpty();
        } else {
            var differences = new ArrayList<String>();
            new SameShape(exchange.path("differs"), differences).compare("$", exchange.get("response"), answer.json());
            assertThat(differences).as(answer.body()).isEmpty();
        }
    }

    private static boolean isHere(JsonNode exchange) {
        var number = exchange.get("route").asText();
        return number.equals("open") || AdminRoute.of(number).here();
    }

    private static List<JsonNode> all() {
        try (var lines = AdminExchangesTest.class.getResourceAsStream("/contract/admin-exchanges.jsonl")) {
            var text = new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
            var exchanges = new ArrayList<JsonNode>();
            for (var line : text.lines().toList()) {
                exchanges.add(JSON.readTree(line));
            }
            return exchanges;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
