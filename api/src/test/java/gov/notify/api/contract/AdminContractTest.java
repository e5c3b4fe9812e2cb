package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.Tokens;
import gov.notify.api.http.JsonBody;
import gov.notify.security.RecipientHash;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of the table of the internal API, and of every route what holds for all of them.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class AdminContractTest {

    private static @Nullable AdminWorld shared;

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    @Inject
    Services services;

    @Inject
    RecipientHash hashes;

    @TestHTTPResource
    @Nullable
    URL url;

    static Stream<String> rows() {
        return AdminCase.all().stream().filter(row -> row.route().here()).map(AdminCase::name);
    }

    static Stream<AdminRoute> routes() {
        return AdminRoute.all().stream().filter(AdminRoute::here);
    }

    static Stream<AdminRoute> routesWithABody() {
        var program = AdminRoutesOfProgram.all();
        return routes().filter(route -> {
            var method = program.get(route.signature());
            return method != null && List.of(method.getParameterTypes()).contains(JsonBody.class);
        });
    }

    static Stream<Arguments> ids() {
        return routes().flatMap(route -> route.ids().stream().map(id -> Arguments.of(route, id)));
    }

    static Stream<AdminRoute> routesOfTenants() {
        return routes().filter(AdminRoute::isOfATenant);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void answers_as_the_table_says(String name) {
        var world = world();
        var row = AdminCase.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .in(world);

        AdminAnswer.matches(row, call(row, row.values(world), row.body(), admin()));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void without_a_token_nothing_is_answered(AdminRoute route) {
        var world = shared();
        var row = AdminCase.successOf(route).prepared(world);

        refusesToken(call(row, row.values(world), row.body(), Map.of()), "authentication token must be provided");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void the_key_of_a_service_opens_no_route(AdminRoute route) {
        var world = shared();
        var row = AdminCase.successOf(route).prepared(world);
        var headers = Map.of("Authorization", world.service().bearer());

        refusesToken(call(row, row.values(world), row.body(), headers), "not allowed to perform this action");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void another_method_is_refused(AdminRoute route) {
        var world = shared();
        var path = route.filled(AdminCase.successOf(route).prepared(world).values(world));
        var mayBe = AdminRoute.all().stream()
                .filter(other -> path(other).equals(path(route)))
                .map(AdminRoute::method)
                .toList();

        for (var method : METHODS) {
            if (!mayBe.contains(method) && !isTakenForAnId(method, route)) {
                var answer = calls().call(method, path, admin(), null);

                assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
                assertThat(answer.header("Allow")).contains(route.method());
                assertThat(answer.json().path("message").asText())
                        .isEqualTo("The method is not allowed for the requested URL.");
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ids")
    void an_id_that_is_none_makes_an_unknown_path(AdminRoute route, String name) {
        var world = shared();
        var row = AdminCase.successOf(route).prepared(world);
        var values = new HashMap<>(row.values(world));
        values.put(name, "1-1-1-1-1");

        var answer = call(row, values, row.body(), admin());

        // Of an invitation's id, a token has the place where it is none.
        assertThat(answer.status())
                .as(answer.body())
                .isIn(route.path().startsWith("/invite/") ? List.of(400) : List.of(404));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ids")
    void an_id_of_nothing_is_not_found(AdminRoute route, String name) {
        var world = shared();
        var row = AdminCase.successOf(route).prepared(world);
        var values = new HashMap<>(row.values(world));
        values.put(name, name.equals("version") ? "9" : UUID.randomUUID().toString());
        var expected = route.statusesOfUnknown(name);

        if (!expected.isEmpty()) {
            var answer = call(row, values, row.body(), admin());

            assertThat(answer.status()).as(answer.body()).isIn(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("routesOfTenants")
    void what_belongs_to_another_tenant_is_not_found(AdminRoute route) {
        var world = shared();
        var row = AdminCase.successOf(route).prepared(world);
        var values = new HashMap<>(row.values(world));
        var tenant = route.ids().getFirst();
        values.put(tenant, world.value("other." + tenant));

        var answer = call(row, values, row.body(), admin());

        assertThat(answer.status()).as(answer.body()).isIn(route.statusesOfForeign());
        if (answer.status() == 200) {
            assertThat(answer.body())
                    .doesNotContain(row.values(world).get(route.ids().getLast()));
        }
    }

    @ParameterizedTest
    @MethodSource("routesWithABody")
    void a_body_that_is_no_json_is_refused(AdminRoute route) {
        var world = shared();
        var row = AdminCase.successOf(route).prepared(world);

        for (var body : List.of("{", "nonsense", "{\"a\":1}}", "{'a':1}")) {
            var answer = call(row, row.values(world), body, admin());

            assertThat(answer.status()).as(body + ": " + answer.body()).isEqualTo(400);
            assertThat(answer.json().path("message").asText())
                    .isEqualTo("The browser (or proxy) sent a request that this server could not understand.");
        }
    }

    @ParameterizedTest
    @MethodSource("routesWithABody")
    void a_body_that_is_no_object_is_refused(AdminRoute route) {
        var world = shared();
        var row = AdminCase.successOf(route).prepared(world);

        for (var body : List.of("null", "[]", "\"text\"", "5", "true")) {
            var answer = call(row, row.values(world), body, admin());

            assertThat(answer.status()).as(body + ": " + answer.body()).isEqualTo(400);
            assertThat(answer.json().at("/message/_schema/0").asText())
                    .as(answer.body())
                    .isEqualTo("Invalid input type.");
        }
    }

    /// Where a path without a method leads to one that has an id in the same place.
    private static boolean isTakenForAnId(String method, AdminRoute route) {
        var words = route.path().split("/");
        return AdminRoute.all().stream()
                .filter(other -> other.method().equals(method) && !other.path().equals(route.path()))
                .map(other -> other.path().split("/"))
                .anyMatch(other -> other.length == words.length
                        && Stream.iterate(0, i -> i < words.length, i -> i + 1)
                                .allMatch(i -> other[i].equals(words[i]) || other[i].startsWith("{")));
    }

    private static String path(AdminRoute route) {
        return route.signature().substring(route.method().length() + 1);
    }

    private static void refusesToken(HttpCalls.Answer answer, String why) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.json().at("/message/token/0").asText()).isEqualTo("Unauthorized: " + why);
    }

    private HttpCalls.Answer call(
            AdminCase row, Map<String, String> values, @Nullable String body, Map<String, String> headers) {

        return calls().call(row.route().method(), row.route().filled(values) + row.query(), headers, body);
    }

    private static Map<String, String> admin() {
        return Map.of(
                "Authorization", "Bearer " + Tokens.of(Admin.CLIENT, Admin.SECRET), "Content-Type", "application/json");
    }

    /// For calls that change nothing: to make one takes longer than the call.
    private AdminWorld shared() {
        if (shared == null) {
            shared = world();
        }
        return shared;
    }

    private AdminWorld world() {
        return new AdminWorld(services, hashes);
    }

    private HttpCalls calls() {
        return new HttpCalls("http://127.0.0.1:" + (url == null ? 0 : url.getPort()));
    }
}
