package gov.notify.api.contract;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.api.http.JsonBody;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Writes the OpenAPI document of the internal API, `make openapi`: routes and answers as the classes declare them,
/// bodies as the sources read them.
final class AdminDocument {

    static final String FILE = "src/main/resources/META-INF/admin-openapi.json";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final RequestSources sources;
    private final ObjectNode components = JSON.objectNode();
    private final AnswerSchemas answers = new AnswerSchemas(components);
    private final Set<String> operations = new HashSet<>();
    private final Map<String, List<String>> names = new HashMap<>();

    private AdminDocument(RequestSources sources) {
        this.sources = sources;
    }

    /// To be started in the repository's root.
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of("api").resolve(FILE), of(Path.of("api")));
    }

    /// The document as the module in this folder has it now.
    static String of(Path api) throws IOException {
        var document = new AdminDocument(RequestSources.of(api)).document();
        var printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance);
        return new ObjectMapper().writer(printer).writeValueAsString(document) + "\n";
    }

    private ObjectNode document() {
        var document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Notify, internal API")
                .put("version", "1")
                .put("description", "What the admin application asks. Made by `make openapi` from the code.");
        document.putArray("security").addObject().putArray("token");
        var paths = document.putObject("paths");
        var routes = AdminRoutesOfProgram.all();
        // Where a token may stand in the place of an id, that is one path here.
        routes.keySet()
                .removeIf(signature -> signature.endsWith(AdminRoutesOfProgram.TOKEN)
                        && routes.containsKey(signature.replace(AdminRoutesOfProgram.TOKEN, AdminRoute.PLACE)));
        routes.forEach((signature, method) -> {
            var words = signature.split(" ");
            var path = named(words[1], method);
            if (!paths.has(path)) {
                paths.putObject(path);
            }
            ((ObjectNode) paths.get(path)).set(words[0].toLowerCase(Locale.ROOT), operation(method, words[1], path));
        });
        var shared = document.putObject("components");
        shared.set("schemas", components);
        shared.putObject("responses").set("Refused", refused());
        shared.putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        return document;
    }

    /// The path with names in its places: those that the first method gave them, as one path has one set of them.
    private String named(String path, Method method) {
        var filled = path;
        for (var name : names.computeIfAbsent(path, _ -> AdminRoutesOfProgram.names(method))) {
            filled = filled.replaceFirst("\\{(token)?}", "{" + name + "}");
        }
        return filled;
    }

    private ObjectNode operation(Method method, String places, String path) {
        var type = method.getDeclaringClass().getSimpleName();
        var operation = JSON.objectNode().put("operationId", id(type, method, path));
        var about = sources.about(type, method.getName());
        if (!about.isEmpty()) {
            operation.put("summary", about);
        }
        operation.putArray("tags").add(path.split("/")[1]);
        parameters(method, places, operation.putArray("parameters"));
        if (operation.get("parameters").isEmpty()) {
            operation.remove("parameters");
        }
        if (Arrays.asList(method.getParameterTypes()).contains(JsonBody.class)) {
            operation
                    .putObject("requestBody")
                    .set("content", json(requested(method).schema()));
        }
        var responses = operation.putObject("responses");
        responses.set(status(method), answered(method));
        responses.putObject("default").put("$ref", "#/components/responses/Refused");
        return operation;
    }

    private String id(String type, Method method, String path) {
        var name = type.replace("Resource", "") + "." + method.getName();
        var id = operations.contains(name)
                ? name + "."
                        + path.replaceAll("\\{\\w+}", "")
                                .replaceAll("[^a-z]+", " ")
                                .strip()
                                .replace(' ', '-')
                : name;
        if (!operations.add(id)) {
            throw new IllegalStateException(id + " is the name of two operations");
        }
        return id;
    }

    private RequestProperties requested(Method method) {
        return new RequestProperties(sources)
                .readBy(method.getDeclaringClass().getSimpleName(), method.getName(), method.getParameterCount());
    }

    private void parameters(Method method, String places, ArrayNode parameters) {
        var own = AdminRoutesOfProgram.names(method);
        for (var parameter : method.getParameters()) {
            var ofPath = parameter.getAnnotation(PathParam.class);
            var ofQuery = parameter.getAnnotation(QueryParam.class);
            if (ofPath != null && own.contains(ofPath.value())) {
                parameters
                        .addObject()
                        .put("name", names.getOrDefault(places, own).get(own.indexOf(ofPath.value())))
                        .put("in", "path")
                        .put("required", true)
                        .set("schema", ofParameter(parameter));
            } else if (ofQuery != null) {
                query(parameters, ofQuery.value(), ofParameter(parameter));
            }
        }
        if (!Arrays.asList(method.getParameterTypes()).contains(JsonBody.class)) {
            requested(method)
                    .properties()
                    .properties()
                    .forEach(each -> query(parameters, each.getKey(), (ObjectNode) each.getValue()));
        }
    }

    private static void query(ArrayNode parameters, String name, ObjectNode schema) {
        if (parameters.findValuesAsText("name").contains(name)) {
            return; // declared, and read once more by what it is handed to
        }
        parameters.addObject().put("name", name).put("in", "query").set("schema", schema);
    }

    private ObjectNode ofParameter(Parameter parameter) {
        return parameter.getType() == UUID.class
                        || parameter.getType().getSimpleName().endsWith("Id")
                ? AnswerSchemas.schema("string").put("format", "uuid")
                : parameter.getType().isPrimitive() ? answers.of(parameter.getType()) : AnswerSchemas.schema("string");
    }

    private static String status(Method method) {
        var status = method.getAnnotation(ResponseStatus.class);
        return status != null ? String.valueOf(status.value()) : method.getReturnType() == void.class ? "204" : "200";
    }

    private ObjectNode answered(Method method) {
        var answer = JSON.objectNode().put("description", "Done");
        if (method.getReturnType() != void.class) {
            var schema = method.getReturnType() == byte[].class
                    ? JSON.objectNode()
                    : answers.of(method.getGenericReturnType());
            answer.set("content", json(schema));
        }
        return answer;
    }

    private static ObjectNode json(ObjectNode schema) {
        var content = JSON.objectNode();
        content.putObject("application/json").set("schema", schema);
        return content;
    }

    /// Any of the three shapes (docs/contract/admin-api.md, 3.1).
    private static ObjectNode refused() {
        var plain = AnswerSchemas.schema("object");
        var properties = plain.putObject("properties");
        properties.putObject("result").put("const", "error");
        properties.putObject("message").putArray("type").add("string").add("object");
        plain.putArray("required").add("result").add("message");
        var named = AnswerSchemas.schema("object");
        var faults = named.putObject("properties");
        faults.set("status_code", AnswerSchemas.schema("integer"));
        faults.set("errors", AnswerSchemas.schema("array").set("items", AnswerSchemas.schema("object")));
        named.putArray("required").add("status_code").add("errors");
        var either = JSON.objectNode();
        either.putArray("oneOf").add(plain).add(named);
        return JSON.objectNode().put("description", "Why it was not done").set("content", json(either));
    }
}
