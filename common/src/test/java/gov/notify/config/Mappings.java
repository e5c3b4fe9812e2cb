package gov.notify.config;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The `@ConfigMapping` interfaces of all programs, as their sources have them: only these hold the sentence about each
/// setting. The JDK's own compiler reads them.
final class Mappings {

    private static final String SHARED = "common";
    private static final List<String> PROGRAMS = List.of("api", "worker");

    /// @param program which one reads it
    record Mapping(String name, String program, String about, List<Setting> settings) {}

    /// @param type as the method returns it
    /// @param words what an enum's constants are in settings; empty for other types
    /// @param annotations values by name, such as `Range.min`
    record Setting(String name, String type, List<String> words, Map<String, String> annotations, String about) {}

    /// A source file, and what its code names.
    private record Source(String module, String type, Set<String> names) {}

    private final Path root;
    private final Trees trees;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, List<String>> enums = new HashMap<>();
    private final List<TreePath> found = new ArrayList<>();

    private Mappings(Path root, JavacTask compiler) throws IOException {
        this.root = root;
        this.trees = Trees.instance(compiler);
        for (var unit : compiler.parse()) {
            note(unit);
        }
    }

    /// @param root of the repository
    static List<Mapping> below(Path root) throws IOException {
        var home = root.toRealPath();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var files = manager.getJavaFileObjectsFromPaths(files(home));
            var mappings = new Mappings(home, (JavacTask) compiler.getTask(null, manager, null, null, null, files));
            return mappings.found.stream().map(mappings::mapping).toList();
        }
    }

    private static List<Path> files(Path root) throws IOException {
        var files = new ArrayList<Path>();
        for (var module : Stream.concat(Stream.of(SHARED), PROGRAMS.stream()).toList()) {
            try (var all = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                files.addAll(all.filter(file -> file.toString().endsWith(".java"))
                        .sorted()
                        .toList());
            }
        }
        return files;
    }

    private void note(CompilationUnitTree unit) {
        var names = new HashSet<String>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree identifier, Void none) {
                names.add(identifier.getName().toString());
                return super.visitIdentifier(identifier, null);
            }

            @Override
            public Void visitClass(ClassTree type, Void none) {
                if (type.getKind() == Tree.Kind.ENUM) {
                    enums.put(type.getSimpleName().toString(), words(type));
                }
                if (annotation(type.getModifiers(), "ConfigMapping").isPresent()) {
                    found.add(getCurrentPath());
                }
                return super.visitClass(type, null);
            }
        }.scan(unit, null);
        var file = root.relativize(Path.of(unit.getSourceFile().toUri()));
        var type = file.getFileName().toString().replace(".java", "");
        names.remove(type);
        sources.add(new Source(file.getName(0).toString(), type, names));
    }

    private static List<String> words(ClassTree type) {
        return type.getMembers().stream()
                .filter(member -> member instanceof VariableTree variable
                        && variable.getType()
                                .toString()
                                .equals(type.getSimpleName().toString()))
                .map(member -> ((VariableTree) member).getName().toString())
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private Mapping mapping(TreePath path) {
        var type = (ClassTree) path.getLeaf();
        var prefix = annotation(type.getModifiers(), "ConfigMapping")
                .map(mapping -> value(mapping, "prefix"))
                .orElse("");
        return new Mapping(
                type.getSimpleName().toString(),
                program(type.getSimpleName().toString()),
                about(path),
                settings(path, prefix, "").toList());
    }

    private Stream<Setting> settings(TreePath type, String prefix, String about) {
        return members(type, MethodTree.class)
                .filter(method -> ((MethodTree) method.getLeaf()).getBody() == null)
                .flatMap(method -> settings(type, method, prefix, about));
    }

    /// @param about what stands at the group of the setting
    private Stream<Setting> settings(TreePath type, TreePath path, String prefix, String about) {
        var method = (MethodTree) path.getLeaf();
        var own = annotation(method.getModifiers(), "WithName")
                .map(name -> value(name, "value"))
                .orElse(method.getName().toString().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
        var name = prefix.isEmpty() ? own : prefix + "." + own;
        var returned = method.getReturnType().toString();
        var group = members(type, ClassTree.class)
                .filter(member -> ((ClassTree) member.getLeaf()).getSimpleName().contentEquals(returned))
                .findFirst();
        if (group.isPresent()) {
            return settings(group.get(), name, about(path).isEmpty() ? about(group.get()) : about(path));
        }
        if (about(path).isEmpty()) {
            throw new IllegalStateException("nothing says what " + name + " does");
        }
        return Stream.of(new Setting(
                name,
                returned,
                enums.getOrDefault(returned, List.of()),
                annotations(method.getModifiers()),
                (about + " " + about(path)).strip()));
    }

    private static Stream<TreePath> members(TreePath type, Class<? extends Tree> kind) {
        return ((ClassTree) type.getLeaf())
                .getMembers().stream().filter(kind::isInstance).map(member -> new TreePath(type, member));
    }

    private String program(String mapping) {
        return PROGRAMS.stream()
                .filter(program -> reached(program).contains(mapping))
                .collect(Collectors.joining(" and "));
    }

    /// What the classes of a program lead to. A class of common that no other names is a bean, and part of every
    /// program.
    private Set<String> reached(String program) {
        var named = sources.stream().flatMap(source -> source.names().stream()).collect(Collectors.toSet());
        var next = new ArrayDeque<String>();
        for (var source : sources) {
            if (source.module().equals(program) || (source.module().equals(SHARED) && !named.contains(source.type()))) {
                next.add(source.type());
            }
        }
        var reached = new HashSet<String>();
        while (!next.isEmpty()) {
            var type = next.remove();
            if (reached.add(type)) {
                sources.stream()
                        .filter(source -> source.type().equals(type))
                        .filter(source -> List.of(SHARED, program).contains(source.module()))
                        .forEach(source -> next.addAll(source.names()));
            }
        }
        return reached;
    }

    private String about(TreePath path) {
        return Objects.requireNonNullElse(trees.getDocComment(path), "").strip().replaceAll("\\s+", " ");
    }

    private static Map<String, String> annotations(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream()
                .flatMap(annotation -> Stream.of("value", "min", "max")
                        .map(key -> Map.entry(annotation.getAnnotationType() + "." + key, value(annotation, key))))
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<? extends AnnotationTree> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    /// Empty where it has none.
    private static String value(AnnotationTree annotation, String key) {
        return annotation.getArguments().stream()
                .map(argument -> switch (argument) {
                    case AssignmentTree named ->
                        named.getVariable().toString().equals(key) ? text(named.getExpression()) : "";
                    default -> key.equals("value") ? text(argument) : "";
                })
                .collect(Collectors.joining());
    }

    private static String text(ExpressionTree expression) {
        return switch (expression) {
            case LiteralTree literal -> literal.getValue().toString();
            case BinaryTree sum -> text(sum.getLeftOperand()) + text(sum.getRightOperand());
            default -> expression.toString();
        };
    }
}
