package gov.notify.e2e.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What `cf push` is told of a program: the one application of a manifest, with the variables of an
/// environment filled in.
public final class AppManifest {
    private static final Pattern VARIABLE = Pattern.compile("\\(\\(([a-z0-9_]+)\\)\\)");

    private final Map<?, ?> application;
    private final Map<String, String> values;

    private AppManifest(Map<?, ?> application, Map<String, String> values) {
        this.application = application;
        this.values = values;
    }

    /// That of this repository.
    ///
    /// @param kind `api`, `worker` or `migrate`
    public static AppManifest of(String kind, Map<String, String> variables) {
        return parse(read(file(kind)), variables);
    }

    /// @throws IllegalArgumentException unless it has exactly one application
    public static AppManifest parse(String yaml, Map<String, String> variables) {
        if (load(yaml).get("applications") instanceof List<?> all
                && all.size() == 1
                && all.getFirst() instanceof Map<?, ?> application) {
            return new AppManifest(application, Map.copyOf(variables));
        }
        throw new IllegalArgumentException("The manifest has no application, or several");
    }

    /// Where it stands.
    public static Path file(String kind) {
        return Project.root()
                .resolve(
                        kind.equals("migrate") ? "terraform/deploy/manifest-migrate.yml" : "manifest-" + kind + ".yml");
    }

    /// The variables that an environment has a value for in `terraform/deploy`.
    public static Map<String, String> variablesOf(String environment) {
        var variables = new LinkedHashMap<String, String>();
        load(read(Project.root().resolve("terraform/deploy/" + environment + ".yml")))
                .forEach((name, value) -> variables.put(name.toString(), String.valueOf(value)));
        return variables;
    }

    /// A value that is not a list or a table.
    ///
    /// @throws IllegalArgumentException when it is not there
    public String text(String key) {
        return filled(Optional.ofNullable(application.get(key))
                .orElseThrow(() -> new IllegalArgumentException("The manifest has no " + key)));
    }

    /// Megabytes that an instance may use.
    public int memory() {
        return Integer.parseInt(text("memory").replaceFirst("M$", ""));
    }

    /// The names of the services that are bound.
    public List<String> services() {
        return application.get("services") instanceof List<?> all
                ? all.stream().map(this::filled).toList()
                : List.of();
    }

    public Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        variables().forEach((name, value) -> environment.put(name.toString(), filled(value)));
        return environment;
    }

    /// The port that the program listens on. It is no variable's.
    ///
    /// @throws IllegalArgumentException when nothing is said of it
    public int port() {
        return Integer.parseInt(variable("QUARKUS_HTTP_PORT"));
    }

    /// What the program's JVM is started with. They have no variables in them.
    ///
    /// @throws IllegalArgumentException when nothing is said of them
    public List<String> javaOptions() {
        return List.of(variable("JAVA_OPTS").strip().split("\\s+"));
    }

    /// What the buildpack is told of the JRE and of its calculator.
    ///
    /// @throws IllegalArgumentException when it is told nothing
    public Map<?, ?> jre() {
        return load(variable("JBP_CONFIG_OPEN_JDK_JRE"));
    }

    private String variable(String name) {
        return filled(Optional.ofNullable(variables().get(name))
                .orElseThrow(() -> new IllegalArgumentException("The manifest has no variable " + name)));
    }

    private Map<?, ?> variables() {
        return application.get("env") instanceof Map<?, ?> all ? all : Map.of();
    }

    private String filled(Object value) {
        return filled(value.toString(), values);
    }

    /// A text with the variables that stand in it, each in two pairs of parentheses, filled in.
    ///
    /// @throws IllegalArgumentException when one has no value
    public static String filled(String text, Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(variable -> Matcher.quoteReplacement(Optional.ofNullable(values.get(variable.group(1)))
                        .orElseThrow(() -> new IllegalArgumentException("No value for " + variable.group()))));
    }

    private static Map<?, ?> load(String yaml) {
        if (new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml) instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("Not a table of YAML");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
