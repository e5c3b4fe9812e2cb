package gov.notify.api.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which properties of a body, or parameters of a query, a resource's method reads, and within which bounds: it
/// follows the body from call to call, and notes every `fields.text("name", LONGEST)`.
final class RequestProperties {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// What may hold a body or a query, or reads it.
    private static final Set<String> CARRIERS =
            Set.of("JsonBody", "UriInfo", "MultivaluedMap<String, String>", "Query");
    private static final Set<String> READERS = Set.of("Fields", "Query");

    private final RequestSources sources;
    private final ObjectNode properties = JSON.objectNode();
    private final Set<String> required = new TreeSet<>();

    /// Those of which something else than this class says how they are read, if they are not null.
    private final Set<String> nullable = new TreeSet<>();

    private final Set<String> visited = new HashSet<>();
    private boolean closed;

    RequestProperties(RequestSources sources) {
        this.sources = sources;
    }

    /// Follows what a method of a class does.
    RequestProperties readBy(String type, String method, int parameters) {
        sources.methods(type, method, parameters)
                .filter(tree -> tree.getParameters().stream().anyMatch(RequestProperties::carries))
                .forEach(tree -> new Walk(type, tree, Map.of()).scan(tree.getBody(), null));
        return this;
    }

    /// By name.
    ObjectNode properties() {
        for (var name : nullable) {
            if (properties.get(name) instanceof ObjectNode schema) {
                properties.set(name, AnswerSchemas.nullable(schema));
            }
        }
        return properties;
    }

    ObjectNode schema() {
        var schema = AnswerSchemas.schema("object");
        schema.set("properties", properties());
        if (!required.isEmpty()) {
            var names = schema.putArray("required");
            required.forEach(names::add);
        }
        if (closed) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private static boolean carries(VariableTree variable) {
        var type = String.valueOf(variable.getType());
        return CARRIERS.contains(type) || READERS.contains(type);
    }

    /// Through the body of one method.
    private final class Walk extends TreeScanner<Void, Void> {

        private final String type;
        private final Set<String> readers = new HashSet<>();
        /// Parameters whose values the caller wrote out.
        private final Map<String, List<String>> literals;

        /// Parameters of what makes a reader, with the bounds that the caller gave.
        private final Map<String, Object> bounds = new HashMap<>();

        /// Variables, with the property that each was read from.
        private final Map<String, String> origins = new HashMap<>();

        /// The types of what was given, and of what was made here.
        private final Map<String, String> made = new HashMap<>();

        Walk(String type, MethodTree method, Map<String, List<String>> literals) {
            this.type = type;
            this.literals = new HashMap<>(literals);
            readers.addAll(sources.fieldsOf(type, READERS));
            method.getParameters().forEach(parameter -> {
                note(parameter);
                made.put(parameter.getName().toString(), String.valueOf(parameter.getType()));
            });
        }

        private void note(VariableTree variable) {
            if (READERS.contains(String.valueOf(variable.getType()))) {
                readers.add(variable.getName().toString());
            }
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, Void none) {
            var name = variable.getName().toString();
            var value = String.valueOf(variable.getInitializer());
            if (value.matches("(?s).*\\.fields\\(.*|.*Fields\\.(of|orNone)\\(.*|new Query\\(.*")) {
                readers.add(name);
            } else if (variable.getInitializer() instanceof NewClassTree creation) {
                made.put(name, creation.getIdentifier().toString());
            } else {
                note(variable);
            }
            var _ = super.visitVariable(variable, null);
            originOf(variable.getInitializer()).ifPresent(property -> origins.put(name, property));
            return null;
        }

        /// The property that an expression is made of: `fields.integer("days")`, a variable that was, or a method
        /// of either alone.
        private Optional<String> originOf(@Nullable ExpressionTree expression) {
            return switch (expression) {
                case IdentifierTree variable ->
                    Optional.ofNullable(origins.get(variable.getName().toString()));
                case MethodInvocationTree call
                when call.getMethodSelect() instanceof MemberSelectTree select
                        && isReader(select.getExpression())
                        && !call.getArguments().isEmpty() ->
                    texts(call.getArguments().getFirst()).stream().findFirst();
                case MethodInvocationTree call
                when call.getArguments().size() == 1 ->
                    originOf(call.getArguments().getFirst());
                case null, default -> Optional.empty();
            };
        }

        /// What is refused once everything was read.
        @Override
        public @Nullable Void visitIf(IfTree branch, Void none) {
            if (branch.getThenStatement().toString().contains("throw ")) {
                TextRules.conditions(branch.getCondition()).forEach(this::refused);
            }
            return super.visitIf(branch, null);
        }

        private void refused(ExpressionTree condition) {
            if (condition instanceof BinaryTree comparison
                    && constant(comparison.getRightOperand()).orElse(null) instanceof Integer bound) {
                var left = comparison.getLeftOperand();
                if (comparison.getKind() == Tree.Kind.LESS_THAN) {
                    put(left, "minimum", bound);
                } else if (comparison.getKind() == Tree.Kind.GREATER_THAN) {
                    put(left, "maximum", bound);
                    if (left instanceof MethodInvocationTree call
                            && call.getMethodSelect() instanceof MemberSelectTree select
                            && select.getIdentifier().contentEquals("size")) {
                        put(select.getExpression(), "maxItems", bound);
                    }
                }
            }
        }

        private void put(ExpressionTree variable, String rule, int bound) {
            originOf(variable).map(properties::get).ifPresent(schema -> ((ObjectNode) schema).put(rule, bound));
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            var arguments = call.getArguments();
            if (call.getMethodSelect() instanceof MemberSelectTree select) {
                if (isReader(select.getExpression())) {
                    read(select.getIdentifier().toString(), arguments);
                    return super.visitMethodInvocation(call, null);
                }
                follow(
                        typeOf(select.getExpression().toString()),
                        select.getIdentifier().toString(),
                        arguments);
            } else if (call.getMethodSelect() instanceof IdentifierTree own) {
                follow(type, own.getName().toString(), arguments);
                if (arguments.size() == 1) {
                    originOf(arguments.getFirst())
                            .ifPresent(property -> check(own.getName().toString(), property));
                }
            }
            if (arguments.size() > 1) {
                texts(arguments.getFirst())
                        .forEach(name -> arguments.stream().skip(1).forEach(how -> readBy(name, how)));
            }
            return super.visitMethodInvocation(call, null);
        }

        /// One and the same for several properties.
        @Override
        public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree loop, Void none) {
            var names = texts(loop.getExpression());
            if (names.isEmpty()) {
                return super.visitEnhancedForLoop(loop, null);
            }
            var variable = loop.getVariable().getName().toString();
            literals.put(variable, names);
            scan(loop.getStatement(), null);
            literals.remove(variable);
            return null;
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree creation, Void none) {
            follow(creation.getIdentifier().toString(), "<init>", creation.getArguments());
            return super.visitNewClass(creation, null);
        }

        /// A property that something else reads as it is told: `set("active", fields::bool, …)`.
        private void readBy(String name, ExpressionTree how) {
            switch (how) {
                case MemberReferenceTree reference
                when isReader(reference.getQualifierExpression()) ->
                    properties.set(name, schema(reference.getName().toString(), List.of()));
                case MemberReferenceTree reference ->
                    follow(
                            typeOf(reference.getQualifierExpression().toString()),
                            reference.getName().toString(),
                            1,
                            List.of(List.of(name)));
                case LambdaExpressionTree lambda when lambda.getParameters().size() == 1 -> scanWith(lambda, name);
                case MethodInvocationTree made
                when made.getMethodSelect() instanceof IdentifierTree own ->
                    sources.methods(
                                    type,
                                    own.getName().toString(),
                                    made.getArguments().size())
                            .forEach(method -> madeBy(method, made.getArguments(), name));
                default -> {}
            }
        }

        /// `set("rate_limit", upTo(Integer.MAX_VALUE), …)`.
        private void madeBy(MethodTree method, List<? extends ExpressionTree> arguments, String name) {
            for (int i = 0; i < arguments.size(); i++) {
                var parameter = method.getParameters().get(i).getName().toString();
                constant(arguments.get(i)).ifPresent(value -> bounds.put(parameter, value));
            }
            new TreeScanner<Void, Void>() {
                @Override
                public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, Void none) {
                    if (lambda.getParameters().size() == 1) {
                        scanWith(lambda, name);
                    }
                    return null;
                }
            }.scan(method.getBody(), null);
            bounds.clear();
        }

        /// By a method of the same class, once it was read.
        private void check(String method, String property) {
            if (visited.add(type + "." + method + " checks " + property)) {
                sources.methods(type, method, 1).forEach(tree -> {
                    var walk = new Walk(type, tree, Map.of());
                    walk.origins.put(tree.getParameters().getFirst().getName().toString(), property);
                    walk.scan(tree.getBody(), null);
                });
            }
        }

        private Optional<Object> constant(ExpressionTree expression) {
            return Optional.ofNullable(bounds.get(expression.toString())).or(() -> sources.value(type, expression));
        }

        private void scanWith(LambdaExpressionTree lambda, String name) {
            var parameter = lambda.getParameters().getFirst().getName().toString();
            literals.put(parameter, List.of(name));
            scan(lambda.getBody(), null);
            literals.remove(parameter);
        }

        /// A reader, or what its own methods answer: `fields.required("a").done()`.
        private boolean isReader(ExpressionTree owner) {
            return switch (owner) {
                case IdentifierTree identifier ->
                    readers.contains(identifier.getName().toString());
                case MethodInvocationTree call ->
                    call.getMethodSelect() instanceof MemberSelectTree select
                            && (isReader(select.getExpression())
                                    || select.getIdentifier().contentEquals("fields"));
                default -> false;
            };
        }

        private String typeOf(String owner) {
            if (owner.equals("this") || owner.equals("super")) {
                return type;
            }
            var local = made.get(owner);
            return local != null
                    ? local
                    : sources.knows(owner)
                            ? owner
                            : sources.typeOfField(type, owner).orElse(owner);
        }

        private void follow(String owner, String name, List<? extends ExpressionTree> arguments) {
            var values = arguments.stream().map(this::texts).toList();
            follow(owner, name, arguments.size(), values);
        }

        /// Into methods that are given a body, or have a reader of one.
        private void follow(String owner, String name, int parameters, List<List<String>> values) {
            boolean reads = !sources.fieldsOf(owner, READERS).isEmpty();
            sources.methods(owner, name, parameters)
                    .filter(method -> reads || method.getParameters().stream().anyMatch(RequestProperties::carries))
                    .forEach(method -> {
                        var bound = bind(method, values);
                        if (visited.add(owner + "." + name + method.getParameters() + bound)) {
                            new Walk(owner, method, bound).scan(method.getBody(), null);
                        }
                    });
        }

        private static Map<String, List<String>> bind(MethodTree method, List<List<String>> values) {
            var bound = new HashMap<String, List<String>>();
            var parameters = method.getParameters();
            for (int i = 0; i < parameters.size(); i++) {
                boolean rest = i == parameters.size() - 1 && RequestSources.isVariable(method);
                var texts = values.subList(i, rest ? values.size() : Math.min(i + 1, values.size())).stream()
                        .flatMap(List::stream)
                        .toList();
                if (!texts.isEmpty()) {
                    bound.put(parameters.get(i).getName().toString(), texts);
                }
            }
            return bound;
        }

        private List<String> texts(ExpressionTree expression) {
            return switch (expression) {
                case LiteralTree literal when literal.getValue() instanceof String text -> List.of(text);
                case IdentifierTree identifier ->
                    literals.containsKey(identifier.getName().toString())
                            ? literals.getOrDefault(identifier.getName().toString(), List.of())
                            : sources.constant(type, identifier.getName().toString())
                                    .filter(made -> !made.toString().equals(identifier.toString()))
                                    .map(this::texts)
                                    .orElse(List.of());
                case MethodInvocationTree call
                when call.getMethodSelect().toString().equals("List.of") ->
                    call.getArguments().stream()
                            .flatMap(each -> texts(each).stream())
                            .toList();
                default -> List.of();
            };
        }

        private void read(String reader, List<? extends ExpressionTree> arguments) {
            if (reader.equals("required")) {
                arguments.forEach(argument -> required.addAll(texts(argument)));
                return;
            }
            if (reader.equals("nothingElse")) {
                closed = true;
                return;
            }
            if (arguments.isEmpty() || List.of("has", "isNothing", "fault").contains(reader)) {
                return;
            }
            for (var name : texts(arguments.getFirst())) {
                if (reader.equals("orNull") && arguments.size() == 2) {
                    orNull(name, arguments.get(1));
                } else {
                    properties.set(name, schema(reader, arguments));
                }
            }
        }

        private void orNull(String name, ExpressionTree read) {
            switch (read) {
                case MemberReferenceTree reference ->
                    properties.set(
                            name,
                            AnswerSchemas.nullable(schema(reference.getName().toString(), List.of())));
                case LambdaExpressionTree lambda -> {
                    scanWith(lambda, name);
                    if (properties.get(name) instanceof ObjectNode known) {
                        properties.set(name, AnswerSchemas.nullable(known));
                    }
                }
                default -> {
                    nullable.add(name);
                    if (!properties.has(name)) {
                        properties.putObject(name);
                    }
                }
            }
        }

        private ObjectNode schema(String reader, List<? extends ExpressionTree> arguments) {
            return switch (reader) {
                case "uuid" -> AnswerSchemas.schema("string").put("format", "uuid");
                case "moment", "schedule" -> AnswerSchemas.schema("string").put("format", "date-time");
                case "httpsUrl" -> text(arguments).put("format", "uri");
                case "date" -> AnswerSchemas.schema("string").put("format", "date");
                case "bool" -> AnswerSchemas.schema("boolean");
                case "integer", "nearest" -> integer(arguments);
                case "number" -> AnswerSchemas.schema("number");
                case "integerIfAny" -> AnswerSchemas.nullable(AnswerSchemas.schema("integer"));
                case "positive" -> AnswerSchemas.schema("integer").put("minimum", 1);
                case "object", "keptObject" -> AnswerSchemas.schema("object");
                case "filled" -> AnswerSchemas.schema("string").put("minLength", 1);
                case "secret", "secretOfHeader" -> secret(arguments);
                case "objects" -> array(AnswerSchemas.schema("object"));
                case "texts", "strings", "words" -> array(AnswerSchemas.schema("string"));
                case "uuids" -> array(AnswerSchemas.schema("string").put("format", "uuid"));
                case "word" -> word(arguments);
                case "read" -> TextRules.of(sources, type, arguments.getLast());
                case "textOrNull" -> AnswerSchemas.nullable(text(arguments));
                case "text", "line" -> text(arguments);
                default -> throw new IllegalStateException("nobody knows what " + reader + " reads");
            };
        }

        /// Of at most so many characters, where a number says so.
        private ObjectNode text(List<? extends ExpressionTree> arguments) {
            return bounded(AnswerSchemas.schema("string"), arguments, 1, "maxLength");
        }

        private ObjectNode secret(List<? extends ExpressionTree> arguments) {
            var schema = bounded(AnswerSchemas.schema("string").put("writeOnly", true), arguments, 1, "minLength");
            if (schema.path("minLength").asInt() == 0) {
                schema.remove("minLength");
            }
            return schema;
        }

        private ObjectNode integer(List<? extends ExpressionTree> arguments) {
            var schema = AnswerSchemas.schema("integer");
            return bounded(bounded(schema, arguments, 1, "minimum"), arguments, 2, "maximum");
        }

        private ObjectNode bounded(
                ObjectNode schema, List<? extends ExpressionTree> arguments, int which, String rule) {

            if (which < arguments.size()) {
                constant(arguments.get(which))
                        .filter(Number.class::isInstance)
                        .map(bound -> ((Number) bound).longValue())
                        .filter(bound -> bound != Long.MAX_VALUE)
                        .ifPresent(bound -> schema.put(rule, bound));
            }
            return schema;
        }

        private ObjectNode word(List<? extends ExpressionTree> arguments) {
            var schema = AnswerSchemas.schema("string");
            if (arguments.size() > 1 && constant(arguments.get(1)).orElse(null) instanceof Collection<?> words) {
                var values = schema.putArray("enum");
                words.forEach(word -> values.add(String.valueOf(word)));
            }
            return schema;
        }

        private static ObjectNode array(ObjectNode items) {
            return AnswerSchemas.schema("array").set("items", items);
        }
    }
}
