package gov.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The Java sources of modules, those of tests included.
final class SourceFiles {

    private static final Path ROOT = Path.of("..");
    static final Set<String> MODULES = Set.of("common", "api", "worker", "sandbox", "e2e");

    private SourceFiles() {}

    static List<Path> of(Set<String> modules) throws IOException {
        var sources = new ArrayList<Path>();
        for (var module : modules) {
            sources.addAll(sources(ROOT.resolve(module).resolve("src")));
        }
        return sources;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
