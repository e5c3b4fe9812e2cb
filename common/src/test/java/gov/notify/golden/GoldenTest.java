package gov.notify.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {

    static Stream<Path> files() throws IOException {
        return GoldenRunner.filesIn(Path.of("src/test/resources/golden")).stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_case_of_the_reference_comes_out_the_same(Path file) throws IOException {
        assertThat(GoldenFile.read(file).run().failures()).isEmpty();
    }
}
