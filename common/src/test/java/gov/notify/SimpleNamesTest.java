package gov.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimpleNamesTest {

    /// A provider and its stand-in have one name, and so has what two programs that share no code each do for
    /// themselves.
    private static final Set<String> SHARED = Set.of("AotCache", "Pinpoint", "Sns");

    @Test
    void every_simple_class_name_means_one_thing() throws IOException {
        assertThat(namesOfMoreThanOneClass()).isEqualTo(SHARED);
    }

    private static Set<String> namesOfMoreThanOneClass() throws IOException {
        return SourceFiles.of(SourceFiles.MODULES).stream()
                .map(source -> source.getFileName().toString().replace(".java", ""))
                .filter(Predicate.not("package-info"::equals))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(name -> name.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
