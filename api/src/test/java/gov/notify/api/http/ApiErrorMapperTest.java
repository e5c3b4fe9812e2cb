package gov.notify.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.notify.api.given.Backends;
import gov.notify.jdbc.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What callers are told of what Postgres refuses.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ApiErrorMapperTest {

    @Inject
    ApiErrorMapper errors;

    @Inject
    DataSource database;

    @ParameterizedTest
    @CsvSource({"/service", "/v2/notifications", "/notifications/sms"})
    void a_lock_that_somebody_holds_for_too_long_is_told_as_what_passes_soon(String path) {
        var answer = errors.storeRefused(refused("55P03"), at(path));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("1");
        assertThat(new String((byte[]) answer.getEntity(), StandardCharsets.UTF_8))
                .contains("Service temporarily unavailable")
                .doesNotContain("Idempotency-Key");
    }

    @ParameterizedTest
    @CsvSource({"42703", "23514"})
    void anything_else_is_our_mistake(String state) {
        assertThat(errors.storeRefused(refused(state), at("/service")).getStatus())
                .isEqualTo(500);
    }

    private Sql.Refused refused(String state) {
        return catchThrowableOfType(
                Sql.Refused.class,
                () -> Sql.once(database, connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.execute("do $$ begin raise sqlstate '" + state + "'; end $$");
                    }
                }));
    }

    /// Nothing but the path is asked for.
    private static UriInfo at(String path) {
        return (UriInfo) Proxy.newProxyInstance(
                UriInfo.class.getClassLoader(), new Class<?>[] {UriInfo.class}, (_, _, _) -> path);
    }
}
