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
