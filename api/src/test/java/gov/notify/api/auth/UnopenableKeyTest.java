package gov.notify.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.message.KeyType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
class UnopenableKeyTest {

    @Inject
    Services services;

    @Inject
    DataSource database;

    @TestHTTPResource
    @Nullable
    URL url;

    @Test
    void a_key_that_cannot_be_opened_is_none_and_leaves_the_others_of_its_service_as_they_are() throws SQLException {
        var calls = new HttpCalls("http://127.0.0.1:" + (url == null ? 0 : url.getPort()));
        var service = services.service().make();
        try (var connection = database.getConnection();
                var damage = connection.prepareStatement(
                        "update api_keys set secret = 'bm90IHNlYWxlZA==' where service_id = ? and key_type = 'team'")) {
            damage.setObject(1, service.id());
            assertThat(damage.executeUpdate()).isEqualTo(1);
        }

        var team = calls.call(
                "GET", "/v2/templates", Map.of("Authorization", "Bearer " + service.token(KeyType.TEAM)), null);

        assertThat(calls.get(service, "/v2/templates").status()).isEqualTo(200);
        assertThat(team.status()).isEqualTo(403);
        assertThat(team.body()).contains("Invalid token: API key not found");
    }
}
