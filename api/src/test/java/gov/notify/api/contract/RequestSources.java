package gov.notify.api.contract;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The api's sources, as the JDK's own compiler reads them: only they tell which properties of a body a method
/// reads, within which bounds, and what it says of itself.
final class RequestSources {

    private final Trees trees;
    private final Map<String, TreePath> types = new HashMap<>();

    private RequestSources(JavacTask compiler) throws IOException {
        this.trees = Trees.instance(compiler);
        for (var unit : compiler.parse()) {
            note(unit);
        }
    }

    /// @param api the folder of the module
    static RequestSources of(Path api) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null);
                var files = Files.walk(api.resolve("src/main/java"))) {
            var sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            return new RequestSources((JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources)));
        }
    }

    private void note(CompilationUnitTree unit) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void none) {
                types.putIfAbsent(type.getSimpleName().toString(), getCurrentPath());
                return super.visitClass(type, null);
            }
        }.scan(unit, null);
    }

    /// The methods of a class with this name and so many parameters.
    Stream<MethodTree> methods(String type, String name, int parameters) {
        return members(type, MethodTree.class)
                .filter(method -> method.getName().contentEquals(name) && method.getBody() != null)
                .filter(method -> method.getParameters().size() == parameters
                        || (isVariable(method) && method.getParameters().size() - 1 <= parameters));
    }

    static boolean isVariable(MethodTree method) {
        var parameters = method.getParameters();
        return !parameters.isEmpty() && parameters.getLast().toString().contains("...");
    }

    /// The simple name of the type of a class's field.
    Optional<String> typeOfField(String type, String name) {
        return members(type, VariableTree.class)
                .filter(field -> field.getName().contentEquals(name))
                .map(field -> String.valueOf(field.getType()))
                .findFirst();
    }

    /// Fields of a class, record components too, that are of one of these types.
    Set<String> fieldsOf(String type, Set<String> types) {
        return members(type, VariableTree.class)
                .filter(field -> types.contains(String.valueOf(field.getType())))
                .map(field -> field.getName().toString())
                .collect(Collectors.toSet());
    }

    /// What a constant is made of.
    Optional<ExpressionTree> constant(String type, String name) {
        return members(type, VariableTree.class)
                .filter(field -> field.getName().contentEquals(name))
                .map(VariableTree::getInitializer)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// The value of what a class writes where only constants can stand: a literal, a constant of its own, or one of
    /// another class.
    Optional<Object> value(String type, ExpressionTree expression) {
        return switch (expression) {
            case LiteralTree literal -> Optional.ofNullable(literal.getValue());
            case IdentifierTree own ->
                binaryName(type).flatMap(owner -> value(owner, own.getName().toString()));
            case MemberSelectTree select ->
                value(
                        imported(type, select.getExpression().toString()),
                        select.getIdentifier().toString());
            default -> Optional.empty();
        };
    }

    private static Optional<Object> value(String owner, String constant) {
        try {
            var field = Class.forName(owner).getDeclaredField(constant);
            return Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()
                    ? Optional.ofNullable(field.get(null))
                    : Optional.empty();
        } catch (ReflectiveOperationException _) {
            return Optional.empty(); // a variable, or something that is no class
        }
    }

    private String imported(String type, String simpleName) {
        var path = types.get(type);
        List<? extends ImportTree> imports =
                path == null ? List.of() : path.getCompilationUnit().getImports();
        return imports.stream()
                .map(each -> each.getQualifiedIdentifier().toString())
                .filter(name -> name.endsWith("." + simpleName))
                .findFirst()
                .or(() -> binaryName(simpleName))
                .orElse("java.lang." + simpleName);
    }

    private Optional<String> binaryName(String type) {
        var path = types.get(type);
        if (path == null) {
            return Optional.empty();
        }
        var name = new StringBuilder(type);
        for (var outer : path.getParentPath()) {
            if (outer instanceof ClassTree enclosing) {
                name.insert(0, enclosing.getSimpleName() + "$");
            }
        }
        return Optional.of(path.getCompilationUnit().getPackageName() + "." + name);
    }

    boolean knows(String type) {
        return types.containsKey(type);
    }

    /// The first sentence of what stands above a class, or a method of it; empty where nothing does.
    String about(String type, String method) {
        var path = types.get(type);
        if (path == null) {
            return "";
        }
        var own = ((ClassTree) path.getLeaf())
                .getMembers().stream()
                        .filter(member -> member instanceof MethodTree tree
                                && tree.getName().contentEquals(method))
                        .map(member -> trees.getDocComment(new TreePath(path, member)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(trees.getDocComment(path));
        var text = Objects.requireNonNullElse(own, "").strip().replaceAll("\\s+", " ");
        return text.replaceAll("^`[^`]*`(?:,? (?:and )?`[^`]*`)*: ", "")
                .replaceAll(" ?\\(docs/[^)]*\\)", "")
                .replaceAll("(?<=[.:]) .*", "")
                .replaceAll("[.:]$", "");
    }

    private <T extends Tree> Stream<T> members(String type, Class<T> kind) {
        var path = types.get(type);
        List<? extends Tree> members = path == null ? List.of() : ((ClassTree) path.getLeaf()).getMembers();
        return members.stream().filter(kind::isInstance).map(kind::cast);
    }
}
