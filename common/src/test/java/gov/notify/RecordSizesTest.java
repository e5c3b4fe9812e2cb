package gov.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Records are made by position: of more than a dozen values nobody sees which is which.
class RecordSizesTest {

    private static final int MOST = 12;

    private static final Set<String> MODULES = Set.of("common", "api", "worker", "sandbox", "e2e");

    @Test
    void no_record_has_more_than_twelve_components() throws IOException {
        var sizes = new TreeMap<String, Long>();
        new Counter().scan(parsed(), sizes);

        assertThat(sizes).hasSizeGreaterThan(100);
        assertThat(sizes.entrySet()).filteredOn(size -> size.getValue() > MOST).isEmpty();
    }

    private static Iterable<? extends CompilationUnitTree> parsed() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var sources = files.getJavaFileObjectsFromPaths(SourceFiles.of(MODULES));
            var task = compiler.getTask(null, files, null, null, null, sources);
            return ((JavacTask) task).parse();
        }
    }

    /// Notes how many components each record has: those of its fields that are not static.
    private static final class Counter extends TreeScanner<@Nullable Void, Map<String, Long>> {
        @Override
        public @Nullable Void visitClass(ClassTree type, Map<String, Long> sizes) {
            if (type.getKind() == Tree.Kind.RECORD) {
                long components =
                        type.getMembers().stream().filter(Counter::isComponent).count();
                sizes.merge(type.getSimpleName().toString(), components, Math::max);
            }
            return super.visitClass(type, sizes);
        }

        private static boolean isComponent(Tree member) {
            return member instanceof VariableTree field
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
        }
    }
}
