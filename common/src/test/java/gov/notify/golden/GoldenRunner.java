package gov.notify.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Runs every golden file of a folder and prints `AREA: passed/total` a line; what failed goes to standard
/// error.
///
/// The exit status is 0 only if every case of every file passes.
public final class GoldenRunner {

    private GoldenRunner() {}

    /// @param arguments the folder of the `.jsonl` files
    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            err.println("Give the folder that the golden files are in.");
            System.exit(2);
        }
        boolean passed = true;
        List<Path> files = filesIn(Path.of(arguments[0]));
        for (Path file : files) {
            GoldenFile.Result result = GoldenFile.read(file).run();
            out.println(result.area() + ": " + result.passed() + "/" + result.total());
            result.failures().forEach(err::println);
            passed &= result.failures().isEmpty();
        }
        System.exit(passed && !files.isEmpty() ? 0 : 1);
    }

    static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    /// What our code answers to the input of a case, in the form of the file's expectations.
    interface Area {
        JsonNode answer(JsonNode input) throws IOException;
    }
}
