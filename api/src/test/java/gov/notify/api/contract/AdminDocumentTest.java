package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The OpenAPI document of the internal API.
class AdminDocumentTest {

    private final String text = read();
    private final JsonNode document = parse(text);

    @Test
    void the_document_says_what_the_code_says() throws IOException {
        assertThat(text)
                .as("%s is stale; `make openapi` renews it", AdminDocument.FILE)
                .isEqualTo(AdminDocument.of(Path.of("")));
    }

    @Test
    void the_document_is_valid() {
        var vertx = Vertx.vertx();
        try {
            assertThatCode(() -> OpenAPIContract.from(vertx, new JsonObject(text))
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join())
                    .doesNotThrowAnyException();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void every_route_of_the_program_is_an_operation_and_nothing_else_is() {
        var operations = new TreeSet<String>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> operations.add(method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replaceAll("\\{\\w+}", "{}"))));

        assertThat(operations).isEqualTo(signatures());
    }

    @Test
    void every_place_in_a_path_is_a_parameter() {
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    var names = new TreeSet<String>();
                    operation.path("parameters").forEach(parameter -> {
                        if (parameter.get("in").asText().equals("path")) {
                            names.add("{" + parameter.get("name").asText() + "}");
                        }
                    });
                    assertThat(names).allMatch(path.getKey()::contains);
                    assertThat(path.getKey().chars().filter(c -> c == '{').count())
                            .isEqualTo(names.size());
                }));
    }

    @Test
    void a_body_has_the_properties_that_are_read() {
        var operation = document.at("/paths/~1service~1{serviceId}~1email-reply-to/post");

        var schema = operation.at("/requestBody/content/application~1json/schema");
        assertThat(schema.at("/properties/email_address/type").asText()).isEqualTo("string");
        assertThat(schema.at("/properties/is_default/type").asText()).isEqualTo("boolean");
        assertThat(schema.get("required").toString()).isEqualTo("[\"email_address\",\"is_default\"]");
        assertThat(operation
                        .at("/responses/201/content/application~1json/schema/properties/data/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/ReplyToView");
        assertThat(document.at("/components/schemas/ReplyToView/properties/updated_at/type")
                        .toString())
                .isEqualTo("[\"string\",\"null\"]");
    }

    @Test
    void what_is_required_of_a_new_one_is_not_of_a_change() {
        var create = document.at("/paths/~1service~1{serviceId}~1delivery-receipt-api/post");
        var change = document.at("/paths/~1service~1{serviceId}~1delivery-receipt-api~1{id}/post");

        assertThat(create.at("/requestBody/content/application~1json/schema/required"))
                .hasSize(3);
        assertThat(change.at("/requestBody/content/application~1json/schema/required"))
                .hasSize(1);
        assertThat(change.at("/requestBody/content/application~1json/schema/properties/bearer_token/writeOnly")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/events|event_type|{\"type\":\"string\",\"maxLength\":255}",
                "/service/{serviceId}/delivery-receipt-api|url|{\"type\":\"string\",\"maxLength\":8000,\"format\":\"uri\"}",
                "/service/{serviceId}/delivery-receipt-api|bearer_token|"
                        + "{\"type\":\"string\",\"writeOnly\":true,\"minLength\":10}",
                "/service/{serviceId}/api-key|key_type|{\"type\":\"string\",\"enum\":[\"normal\",\"team\",\"test\"]}",
                "/user|auth_type|{\"type\":\"string\",\"enum\":[\"sms_auth\",\"email_auth\",\"webauthn_auth\"]}",
                "/user|name|{\"type\":\"string\",\"minLength\":1,\"maxLength\":255}",
                "/user|email_address|{\"type\":\"string\",\"format\":\"email\",\"maxLength\":255}",
                "/user/{userId}/email-code|to|{\"type\":\"null\"}",
                "/user/{userId}/email-code|next|{\"type\":[\"string\",\"null\"],\"maxLength\":2000}",
                "/organizations|organization_type|{\"type\":\"string\",\"enum\":[\"federal\",\"state\",\"other\"]}",
                "/organizations|agreement_signed_version|{\"type\":[\"number\",\"null\"]}",
                "/organizations|billing_reference|{\"type\":[\"string\",\"null\"],\"maxLength\":255}",
                "/service|organization_type|{\"type\":[\"string\",\"null\"],\"enum\":[\"federal\",\"state\",\"other\",null]}",
                "/service|message_limit|{\"type\":\"integer\",\"minimum\":0}",
                "/service|rate_limit|{\"type\":\"integer\",\"minimum\":0,\"maximum\":2147483647}",
                "/service|go_live_at|{\"type\":[\"string\",\"null\"],\"format\":\"date-time\"}",
                "/service/{serviceId}/data-retention|days_of_retention|"
                        + "{\"type\":\"integer\",\"minimum\":3,\"maximum\":90}",
                "/service/{serviceId}/data-retention/{id}|days_of_retention|"
                        + "{\"type\":\"integer\",\"minimum\":3,\"maximum\":90}",
                "/service/{serviceId}/invite|service|{\"type\":\"string\",\"format\":\"uuid\"}",
                "/service/{serviceId}/invite|nonce|{\"type\":\"string\",\"minLength\":1,\"maxLength\":1000}",
                "/service/{serviceId}/template|template_type|{\"type\":\"string\",\"enum\":[\"sms\",\"email\"]}",
                "/service/{serviceId}/billing/free-sms-fragment-limit|financial_year_start|"
                        + "{\"type\":[\"integer\",\"null\"],\"minimum\":2000,\"maximum\":9999}"
            })
    void what_a_property_has_to_be_is_said_as_what_reads_it_has_it(String path, String property, String schema) {
        var properties =
                document.get("paths").path(path).at("/post/requestBody/content/application~1json/schema/properties");

        assertThat(properties.path(property)).isEqualTo(parse(schema));
    }

    @Test
    void no_operation_has_a_parameter_twice() {
        document.get("paths")
                .forEach(path -> path.forEach(
                        operation -> assertThat(operation.path("parameters").findValuesAsText("name"))
                                .doesNotHaveDuplicates()));
    }

    /// Where a token may stand in the place of an id, that is one path.
    private static Set<String> signatures() {
        return AdminRoutesOfProgram.signatures().stream()
                .map(signature -> signature.replace(AdminRoutesOfProgram.TOKEN, AdminRoute.PLACE))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read() {
        try {
            return Files.readString(Path.of(AdminDocument.FILE));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
