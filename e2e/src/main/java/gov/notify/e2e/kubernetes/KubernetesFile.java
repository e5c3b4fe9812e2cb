package gov.notify.e2e.kubernetes;

import gov.notify.e2e.world.AppManifest;
import gov.notify.e2e.world.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/// The objects of one file of `terraform/kubernetes`, with the variables of an environment filled in.
///
/// A variable's value is always a text, whatever it looks like.
///
/// @param objects as YAML has them
record KubernetesFile(List<Map<?, ?>> objects) {

    /// In the order in which they are applied.
    static final List<String> NAMES = List.of("migrate", "worker", "api");

    /// @param name `api`, `worker` or `migrate`
    static String text(String name) {
        try {
            return Files.readString(Project.root().resolve("terraform/kubernetes/" + name + ".yml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What stands in parentheses: the values of an environment, and where its images are.
    ///
    /// @param registry with a slash at its end; or nothing
    static Map<String, String> variables(String environment, String registry, String commit) {
        var variables = new LinkedHashMap<>(AppManifest.variablesOf(environment));
        variables.put("registry", registry);
        variables.put("git_commit", commit);
        return variables;
    }

    /// @throws IllegalArgumentException when a variable has no value, or something is no object
    static KubernetesFile parse(String yaml, Map<String, String> variables) {
        var objects = new ArrayList<Map<?, ?>>();
        for (var document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
            if (!(filled(document, variables) instanceof Map<?, ?> object)) {
                throw new IllegalArgumentException("Not an object of YAML");
            }
            objects.add(object);
        }
        return new KubernetesFile(List.copyOf(objects));
    }

    /// The same as a file that `kubectl apply -f` takes.
    String yaml() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        return new Yaml(new Representer(options), options).dumpAll(objects.iterator());
    }

    private static @Nullable Object filled(@Nullable Object value, Map<String, String> variables) {
        return switch (value) {
            case String text -> AppManifest.filled(text, variables);
            case Map<?, ?> map -> {
                var all = new LinkedHashMap<@Nullable Object, @Nullable Object>();
                map.forEach((key, each) -> all.put(key, filled(each, variables)));
                yield all;
            }
            case List<?> list -> {
                var all = new ArrayList<@Nullable Object>();
                list.forEach(each -> all.add(filled(each, variables)));
                yield all;
            }
            case null, default -> value;
        };
    }
}
