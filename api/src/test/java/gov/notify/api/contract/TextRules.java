package gov.notify.api.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a reader of a text asks of it (`fields.read("name", FolderName::of)`), as far as its source says so plainly:
/// what it calls for, and before what it throws.
final class TextRules extends TreeScanner<Void, String> {

    private final RequestSources sources;
    private final ObjectNode schema = AnswerSchemas.schema("string");
    private final Set<String> followed = new HashSet<>();

    private TextRules(RequestSources sources) {
        this.sources = sources;
    }

    /// @param type the class that names the reader
    static ObjectNode of(RequestSources sources, String type, ExpressionTree reader) {
        var rules = new TextRules(sources);
        switch (reader) {
            case MemberReferenceTree named ->
                rules.called(
                        type,
                        named.getQualifierExpression().toString(),
                        named.getName().toString(),
                        1);
            case LambdaExpressionTree lambda
            when lambda.getBody() instanceof BlockTree block
                    && block.getStatements().getFirst() instanceof ThrowTree -> {
                return AnswerSchemas.schema("null");
            }
            case LambdaExpressionTree lambda -> rules.scan(lambda.getBody(), type);
            default -> {}
        }
        return rules.schema;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, String type) {
        int parameters = call.getArguments().size();
        switch (call.getMethodSelect()) {
            case IdentifierTree own -> follow(type, own.getName().toString(), parameters);
            case MemberSelectTree select ->
                format(select.getExpression() + "." + select.getIdentifier())
                        .ifPresent(format -> schema.put("format", format));
            default -> {}
        }
        return super.visitMethodInvocation(call, type);
    }

    @Override
    public @Nullable Void visitIf(IfTree branch, String type) {
        var then = branch.getThenStatement().toString();
        conditions(branch.getCondition()).forEach(condition -> {
            if (then.contains("throw ")) {
                refused(condition, type);
            } else if (then.contains("return ")) {
                among(condition, type);
            }
        });
        return super.visitIf(branch, type);
    }

    private void called(String type, String owner, String name, int parameters) {
        format(owner + "." + name)
                .ifPresentOrElse(
                        format -> schema.put("format", format),
                        () -> follow(owner.equals("this") ? type : owner, name, parameters));
    }

    private static Optional<String> format(String method) {
        return switch (method) {
            case "RecipientFields.email" -> Optional.of("email");
            case "UuidText.parse" -> Optional.of("uuid");
            default -> Optional.empty();
        };
    }

    private void follow(String type, String name, int parameters) {
        if (followed.add(type + "." + name + parameters)) {
            sources.methods(type, name, parameters).forEach(method -> scan(method.getBody(), type));
        }
    }

    /// Each by itself is enough.
    static Stream<ExpressionTree> conditions(ExpressionTree condition) {
        return switch (condition) {
            case ParenthesizedTree parentheses -> conditions(parentheses.getExpression());
            case BinaryTree either
            when either.getKind() == Tree.Kind.CONDITIONAL_OR ->
                Stream.concat(conditions(either.getLeftOperand()), conditions(either.getRightOperand()));
            default -> Stream.of(condition);
        };
    }

    private void refused(ExpressionTree condition, String type) {
        switch (condition) {
            case BinaryTree longer
            when longer.getKind() == Tree.Kind.GREATER_THAN
                    && longer.getLeftOperand().toString().matches(".*\\.(length|codePointCount)\\(.*\\)") ->
                sources.value(type, longer.getRightOperand())
                        .filter(Integer.class::isInstance)
                        .ifPresent(most -> schema.put("maxLength", (Integer) most));
            case MethodInvocationTree call
            when call.toString().matches(".*\\.(isEmpty|isBlank)\\(\\)") -> schema.put("minLength", 1);
            case UnaryTree not when not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT -> among(not.getExpression(), type);
            default -> {}
        }
    }

    /// `WORDS.contains(text)`.
    private void among(ExpressionTree condition, String type) {
        if (condition instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("contains")
                && sources.value(type, select.getExpression()).orElse(null) instanceof Collection<?> words) {
            var values = schema.putArray("enum");
            words.forEach(word -> values.add(String.valueOf(word)));
        }
    }
}
