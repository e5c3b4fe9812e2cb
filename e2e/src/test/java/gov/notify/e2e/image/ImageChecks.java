package gov.notify.e2e.image;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.e2e.world.AotCache;
import gov.notify.e2e.world.AppManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is wrong with an image of a program.
final class ImageChecks {

    /// Whose files nobody but root may change, and which nobody may run as root.
    private static final Pattern OWNED = Pattern.compile("-r[w-][x-]r-[x-]r-[x-] 0/0 .*");

    /// Where files may stand: the JVM, the program, and what there is of a system.
    private static final Pattern PLACES = Pattern.compile("/(opt/java|opt/notify|lib|lib64|usr/lib|etc)/.*");

    private static final Pattern SECRET = Pattern.compile(
            ".*(/\\.env|\\.pem|\\.key|\\.p12|\\.jks|credentials|secret)[^/]*", Pattern.CASE_INSENSITIVE);

    private final List<String> findings = new ArrayList<>();

    private ImageChecks() {}

    /// @param jar of which the image was made
    /// @param listing as [ImageArchive#listing] has it
    static List<String> findings(String kind, Path jar, JsonNode config, List<String> listing) {
        var checks = new ImageChecks();
        var told = config.path("config");
        checks.user(told.path("User").asText());
        checks.command(kind, jar, told.path("Entrypoint"), told.path("Cmd"));
        checks.environment(kind, told.path("Env"));
        checks.ports(kind, told.path("ExposedPorts"));
        checks.files(jar, listing);
        return List.copyOf(checks.findings);
    }

    private void user(String user) {
        expect("the user is a number above zero", user.matches("[1-9][0-9]*:[1-9][0-9]*"), true);
    }

    private void command(String kind, Path jar, JsonNode entrypoint, JsonNode arguments) {
        var options = new ArrayList<>(AppManifest.of(kind, Map.of()).javaOptions());
        if (Files.exists(AotCache.of(jar))) {
            options.add("-XX:AOTCache=" + inImage(AotCache.of(jar)));
        }
        options.addFirst("/opt/java/bin/java");
        options.addAll(List.of("-jar", inImage(jar)));
        expect("the command", texts(entrypoint), options);
        expect("arguments", arguments.size(), 0);
    }

    private void environment(String kind, JsonNode environment) {
        expect(
                "the environment",
                texts(environment).stream().sorted().toList(),
                List.of(
                        "LANG=C.UTF-8",
                        "MALLOC_ARENA_MAX=2",
                        "QUARKUS_HTTP_PORT=" + AppManifest.of(kind, Map.of()).port()));
    }

    private void ports(String kind, JsonNode exposed) {
        var ports = new TreeSet<String>();
        exposed.fieldNames().forEachRemaining(ports::add);
        expect(
                "the ports",
                List.copyOf(ports),
                kind.equals("api") ? List.of("8080/tcp", "9000/tcp") : List.of("8080/tcp"));
    }

    private void files(Path jar, List<String> listing) {
        var programs = new ArrayList<String>();
        for (var line : listing) {
            var name = "/" + line.replaceFirst("^\\S+ +\\S+ +\\S+ \\S+ \\S+ ", "");
            expect("what only root may change: " + line, OWNED.matcher(line).matches(), true);
            expect("a place for files: " + name, PLACES.matcher(name).matches(), true);
            expect("a secret: " + name, SECRET.matcher(name).matches(), false);
            if (name.startsWith(ProgramImage.FOLDER)) {
                programs.add(name);
            }
        }
        var expected = new ArrayList<>(List.of(inImage(jar)));
        if (Files.exists(AotCache.of(jar))) {
            expected.add(inImage(AotCache.of(jar)));
        }
        expect(
                "the program",
                programs.stream().sorted().toList(),
                expected.stream().sorted().toList());
    }

    private static String inImage(Path file) {
        return "/opt/notify/" + file.getFileName();
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private void expect(String what, @Nullable Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) {
            findings.add(what + ": " + actual + " instead of " + expected);
        }
    }
}
