package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.api.given.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The keys that sign a service's requests, as the admin application keeps them (docs/contract/admin-api.md, 11).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ApiKeyTest {

    private static final String TEMPLATES = "/v2/templates";
    private static final TestService NONE =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));

    @Inject
    Services services;

    @Inject
    HttpCalls calls;

    @Inject
    Admin admin;

    private TestService service = NONE;
    private String path = "";

    @BeforeEach
    void aServiceWithoutKeys() {
        service = services.service().withoutKeys().make();
        path = "/service/" + service.id();
    }

    @Test
    void a_key_opens_the_public_api_as_soon_as_it_is_made() {
        assertThat(signedWith("no secret").status()).isEqualTo(403);

        var secret = secret(create("Key one", "normal"));

        assertThat(UUID.fromString(secret).toString()).isEqualTo(secret);
        assertThat(signedWith(secret).status()).isEqualTo(200);
    }

    @Test
    void a_key_is_shown_with_all_its_fields_but_its_secret() {
        var secret = secret(create("Key one", "team"));

        var answer = admin.get(path + "/api-keys");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(secret).startsWith("{\"apiKeys\":[{");
        var key = only(answer);
        assertThat(key.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id", "name", "key_type", "created_by", "created_at", "updated_at", "expiry_date", "version");
        assertThat(key.get("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00");
        assertThat(key.get("created_by").asText()).isEqualTo(service.userId().toString());
        assertThat(key.get("version").asInt()).isEqualTo(1);
        assertThat(key.get("expiry_date").isNull()).isTrue();
        assertThat(only(admin.get(path + "/api-keys/" + key.get("id").asText())))
                .isEqualTo(key);
    }

    @Test
    void a_revoked_key_opens_nothing_and_stays_as_it_was_revoked() {
        var secret = secret(create("Key one", "normal"));
        var id = only(admin.get(path + "/api-keys")).get("id").asText();
        assertThat(signedWith(secret).status()).isEqualTo(200);

        var revoked = admin.post(path + "/api-key/revoke/" + id, Map.of("created_by", service.userId()));

        assertThat(revoked.status()).isEqualTo(202);
        assertThat(revoked.body()).isEqualTo("null");
        assertThat(revoked.header("Content-Type")).startsWith("application/json");
        assertThat(signedWith(secret).status()).isEqualTo(403);
        var key = only(admin.get(path + "/api-keys"));
        assertThat(key.get("version").asInt()).isEqualTo(2);
        assertThat(key.get("expiry_date")).isEqualTo(key.get("updated_at"));

        assertThat(admin.post(path + "/api-key/revoke/" + id).status()).isEqualTo(202);
        assertThat(only(admin.get(path + "/api-keys"))).isEqualTo(key);
        var gone = admin.get(path + "/api-keys/" + id);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.json().get("message").asText()).isEqualTo("API key not found for id: " + service.id());
    }

    @Test
    void every_version_is_kept_without_the_secret() {
        create("Key one", "normal");
        var id = UUID.fromString(only(admin.get(path + "/api-keys")).get("id").asText());
        admin.post(path + "/api-key/revoke/" + id);

        assertThat(services.texts(
                        "select version || ' ' || (expiry_date is null) || ' ' || (secret is null) || ' '"
                                + " || (created_by_id = ?)"
                                + " from api_keys_history where id = ? order by version",
                        service.userId(),
                        id))
                .containsExactly("1 true true true", "2 false true true");
    }

    @Test
    void a_name_is_free_again_once_its_key_is_revoked() {
        create("Key one", "normal");
        var id = only(admin.get(path + "/api-keys")).get("id").asText();

        var twice = create("Key one", "test");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.json().get("message").toString())
                .isEqualTo("{\"name\":[\"An active API key with this name already exists\"]}");

        admin.post(path + "/api-key/revoke/" + id);
        assertThat(create("Key one", "test").status()).isEqualTo(201);
    }

    @Test
    void keys_that_expired_a_week_ago_are_not_shown_any_more() {
        services.key(service, gov.notify.message.KeyType.NORMAL, Instant.now().minus(Duration.ofDays(8)));
        services.key(service, gov.notify.message.KeyType.TEAM, Instant.now().minus(Duration.ofDays(6)));

        assertThat(only(admin.get(path + "/api-keys")).get("key_type").asText()).isEqualTo("team");
    }

    @Test
    void what_the_application_may_not_choose_is_passed_over() {
        var body = Map.of(
                "name", "Key one",
                "key_type", "normal",
                "created_by", service.userId().toString(),
                "id", UUID.randomUUID().toString(),
                "secret", "mine",
                "version", 7,
                "expiry_date", "2020-01-01");

        assertThat(secret(admin.post(path + "/api-key", body))).isNotEqualTo("mine");
        var key = only(admin.get(path + "/api-keys"));
        assertThat(key.get("version").asInt()).isEqualTo(1);
        assertThat(key.get("expiry_date").isNull()).isTrue();
        assertThat(key.get("id").asText()).isNotEqualTo(body.get("id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|{\"name\":[\"Missing data for required field.\"],\"key_type\":[\"Missing data for required field.\"],"
                        + "\"created_by\":[\"Missing data for required field.\"]}",
                "{\"name\":null,\"key_type\":\"live\",\"created_by\":\"x\"}|{\"name\":[\"Field may not be null.\"],"
                        + "\"key_type\":[\"Must be one of: normal, team, test.\"],\"created_by\":[\"Not a valid UUID.\"]}",
                "{\"name\":\"a\",\"key_type\":\"test\",\"created_by\":\"6ce466d0-fd6a-11e5-82f5-e0accb9d11a6\"}"
                        + "|{\"created_by\":[\"There is no such user\"]}"
            })
    void every_fault_of_a_body_is_told_by_field(String body, String message) {
        var answer = admin.postText(path + "/api-key", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").toString()).isEqualTo(message);
        assertThat(admin.get(path + "/api-keys").body()).isEqualTo("{\"apiKeys\":[]}");
    }

    @Test
    void another_services_keys_do_not_exist() {
        create("Key one", "normal");
        var id = only(admin.get(path + "/api-keys")).get("id").asText();
        var other = "/service/" + services.service().withoutKeys().make().id();
        var unknown = "/service/" + UUID.randomUUID();

        assertThat(admin.get(other + "/api-keys/" + id).status()).isEqualTo(404);
        assertThat(admin.post(other + "/api-key/revoke/" + id).status()).isEqualTo(404);
        assertThat(only(admin.get(path + "/api-keys")).get("expiry_date").isNull())
                .isTrue();
        assertThat(admin.get(unknown + "/api-keys").status()).isEqualTo(404);
        assertThat(admin.post(unknown + "/api-key", body("Key", "normal")).status())
                .isEqualTo(404);
    }

    @Test
    void of_keys_with_one_name_that_are_made_at_once_one_is_there() throws Exception {
        var creations = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            creations.add(() -> create("Key one", "normal").status());
        }

        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var creation : threads.invokeAll(creations)) {
                statuses.add(creation.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 400);
        only(admin.get(path + "/api-keys"));
    }

    private HttpCalls.Answer create(String name, String type) {
        return admin.post(path + "/api-key", body(name, type));
    }

    private Map<String, String> body(String name, String type) {
        return Map.of(
                "name", name, "key_type", type, "created_by", service.userId().toString());
    }

    private HttpCalls.Answer signedWith(String secret) {
        var token = Tokens.of(service.id().toString(), secret);
        return calls.call("GET", TEMPLATES, Map.of("Authorization", "Bearer " + token), null);
    }

    private static String secret(HttpCalls.Answer created) {
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json().get("data").asText();
    }

    private static JsonNode only(HttpCalls.Answer answer) {
        assertThat(answer.json().get("apiKeys")).hasSize(1);
        return answer.json().at("/apiKeys/0");
    }
}
