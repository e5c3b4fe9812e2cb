package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.security.SealedText;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where services want to be told of what happens, as the admin application keeps it (docs/contract/admin-api.md,
/// 12.5).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class CallbackTest {

    private static final String INBOUND = "/inbound-api";
    private static final String RECEIPTS = "/delivery-receipt-api";
    private static final String ADDRESS = "https://agency.gov/told";
    private static final String TOKEN = "a token of ours";
    private static final TestService NONE =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));

    @Inject
    Services services;

    @Inject
    SealedText secrets;

    @Inject
    Admin admin;

    private TestService service = NONE;
    private String path = "";

    @BeforeEach
    void aService() {
        service = services.service().make();
        path = "/service/" + service.id();
    }

    @ParameterizedTest
    @ValueSource(strings = {INBOUND, RECEIPTS})
    void an_address_is_added_and_shown_without_its_token(String kind) {
        var added = add(kind);

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var row = added.json().get("data");
        assertThat(row.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "service_id", "url", "updated_by_id", "created_at", "updated_at");
        assertThat(row.get("url").asText()).isEqualTo(ADDRESS);
        assertThat(added.body()).doesNotContain(TOKEN);
        assertThat(admin.get(path + kind + "/" + id(added)).json().get("data")).isEqualTo(row);
    }

    @Test
    void the_token_is_kept_sealed() {
        var id = id(add(RECEIPTS));

        var sealed = services.texts("select bearer_token from service_callback_api where id = ?", UUID.fromString(id))
                .getFirst();

        assertThat(sealed).doesNotContain(TOKEN);
        assertThat(secrets.open(UUID.fromString(id), service.id(), sealed)).isEqualTo(TOKEN);
    }

    @Test
    void there_is_one_address_of_each_kind() {
        add(INBOUND);
        assertThat(add(RECEIPTS).status()).isEqualTo(201);

        var second = add(INBOUND);

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.json().get("message").toString())
                .isEqualTo("{\"name\":[\"You can only have one URL and bearer token for your service.\"]}");
    }

    @Test
    void what_a_change_does_not_name_stays() {
        var id = id(add(RECEIPTS));
        var before = services.texts("select bearer_token from service_callback_api where id = ?", UUID.fromString(id));
        services.sql("update service_callback_api set disabled_at = now() where id = ?", UUID.fromString(id));

        var changed = admin.post(
                path + RECEIPTS + "/" + id,
                Map.of("url", "https://agency.gov/other", "updated_by_id", service.userId()));

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().at("/data/url").asText()).isEqualTo("https://agency.gov/other");
        assertThat(changed.json().at("/data/updated_at").isNull()).isFalse();
        assertThat(services.texts("select bearer_token from service_callback_api where id = ?", UUID.fromString(id)))
                .isEqualTo(before);
        assertThat(services.texts(
                        "select version || ' ' || (disabled_at is null) from service_callback_api where id = ?",
                        UUID.fromString(id)))
                .containsExactly("2 true");
    }

    @Test
    void every_version_is_kept_though_its_address_is_deleted() {
        var id = id(add(INBOUND));
        admin.post(
                path + INBOUND + "/" + id, Map.of("bearer_token", "another token", "updated_by_id", service.userId()));

        assertThat(admin.delete(path + INBOUND + "/" + id).status()).isEqualTo(204);

        assertThat(admin.get(path + INBOUND + "/" + id).status()).isEqualTo(404);
        assertThat(services.texts(
                        "select version || ' ' || url from service_callback_api_history where id = ? order by version",
                        UUID.fromString(id)))
                .containsExactly("1 " + ADDRESS, "2 " + ADDRESS);
        assertThat(add(INBOUND).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        INBOUND + ",Service inbound API not found",
        RECEIPTS + ",Service delivery receipt callback API not found"
    })
    void what_is_not_there_is_not_found(String kind, String text) {
        var unknown = path + kind + "/" + UUID.randomUUID();

        assertThat(admin.get(unknown).status()).isEqualTo(404);
        assertThat(admin.post(unknown, Map.of("updated_by_id", service.userId()))
                        .status())
                .isEqualTo(404);
        var deleted = admin.delete(unknown);
        assertThat(deleted.status()).isEqualTo(404);
        assertThat(deleted.json().get("message").asText()).isEqualTo(text);
        assertThat(admin.post(
                                "/service/" + UUID.randomUUID() + kind,
                                Map.of("url", ADDRESS, "bearer_token", TOKEN, "updated_by_id", service.userId()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void neither_another_service_nor_the_other_kind_has_it() {
        var id = id(add(INBOUND));
        var other = "/service/" + services.service().make().id();

        for (var elsewhere : List.of(other + INBOUND, path + RECEIPTS)) {
            assertThat(admin.get(elsewhere + "/" + id).status()).isEqualTo(404);
            assertThat(admin.delete(elsewhere + "/" + id).status()).isEqualTo(404);
            assertThat(admin.post(elsewhere + "/" + id, Map.of("updated_by_id", service.userId()))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(admin.get(path + INBOUND + "/" + id).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|url is a required property, bearer_token is a required property, updated_by_id is a required property",
                "{\"url\":\"http://a.gov\",\"bearer_token\":\"hush\",\"updated_by_id\":\"x\"}|url is not a valid https url,"
                        + " bearer_token is too short, updated_by_id is not a valid UUID",
                "{\"url\":\"httpsfoo\",\"bearer_token\":12345678901,"
                        + "\"updated_by_id\":\"6ce466d0-fd6a-11e5-82f5-e0accb9d11a6\"}"
                        + "|url is not a valid https url, bearer_token is not of type string",
                "{\"url\":\"https://a.gov\",\"bearer_token\":\"1234567890\\r\\nX: y\","
                        + "\"updated_by_id\":\"6ce466d0-fd6a-11e5-82f5-e0accb9d11a6\"}"
                        + "|bearer_token contains an invalid character",
                "{\"url\":\"https://a.gov\",\"bearer_token\":\"1234567890\\u007f\","
                        + "\"updated_by_id\":\"6ce466d0-fd6a-11e5-82f5-e0accb9d11a6\"}"
                        + "|bearer_token contains an invalid character",
                "{\"url\":\"https://a.gov\",\"bearer_token\":\"1234567890\\u0000\","
                        + "\"updated_by_id\":\"6ce466d0-fd6a-11e5-82f5-e0accb9d11a6\"}"
                        + "|bearer_token contains an invalid character",
                "{\"url\":\"https://a.gov\",\"bearer_token\":\"1234567890\","
                        + "\"updated_by_id\":\"6ce466d0-fd6a-11e5-82f5-e0accb9d11a6\"}|updated_by_id is not the id of a user"
            })
    void every_fault_of_a_body_is_told_but_never_the_token(String body, String faults) {
        var answer = admin.postText(path + RECEIPTS, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(String.join(", ", answer.json().findValuesAsText("message"))).isEqualTo(faults);
    }

    @Test
    void a_service_shows_the_address_of_each_kind_and_of_no_other() {
        var inbound = id(add(INBOUND));
        var receipts = id(add(RECEIPTS));
        services.sql(
                "insert into service_callback_api (id, service_id, url, bearer_token, callback_type, updated_by_id,"
                        + " version, created_at) values (gen_random_uuid(), ?, ?, 'x', 'complaint', ?, 1, now())",
                service.id(),
                ADDRESS,
                service.userId());

        var shown = admin.get(path).json().get("data");

        assertThat(shown.get("inbound_api").toString()).isEqualTo("[\"" + inbound + "\"]");
        assertThat(shown.get("service_callback_api").toString()).isEqualTo("[\"" + receipts + "\"]");
    }

    @Test
    void no_other_word_is_a_kind() {
        assertThat(admin.post(path + "/outbound-api", Map.of()).status()).isEqualTo(404);
    }

    private HttpCalls.Answer add(String kind) {
        return admin.post(
                path + kind, Map.of("url", ADDRESS, "bearer_token", TOKEN, "updated_by_id", service.userId()));
    }

    private static String id(HttpCalls.Answer added) {
        return added.json().at("/data/id").asText();
    }
}
