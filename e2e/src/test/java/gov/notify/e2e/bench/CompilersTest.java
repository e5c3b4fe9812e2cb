package gov.notify.e2e.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilersTest {

    @ParameterizedTest
    @CsvSource({
        "71 (C2 CompilerThre) S 1 70 1 0 -1 1077936192 12 0 3 0 400 25 0 0 20 0 36 0, 425",
        "72 (C1 CompilerThre) R 1 70 1 0 -1 1077936192 12 0 3 0 7 1 0 0 20 0 36 0, 8",
        "73 (quarkus) C2 (x) S 1 70 1 0 -1 1077936192 12 0 3 0 400 25 0 0 20 0 36 0, 0",
        "74 (VM Thread) S 1 70 1 0 -1 1077936192 12 0 3 0 400 25 0 0 20 0 36 0, 0"
    })
    void the_ticks_of_compilers_count_and_no_others(String stat, long ticks) {
        assertEquals(ticks, Compilers.ticks(stat));
    }
}
