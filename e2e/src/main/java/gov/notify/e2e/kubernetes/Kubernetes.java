package gov.notify.e2e.kubernetes;

import gov.notify.e2e.world.Project;
import java.io.IOException;
import java.nio.file.Files;

/// Writes the objects of an environment (ENV) to `target/kubernetes`, with the images that REGISTRY and
/// TAG name.
public final class Kubernetes {
    private Kubernetes() {}

    @SuppressWarnings("SystemOut") // says what it made
    public static void main(String[] arguments) throws IOException {
        var environment = setting("ENV");
        var variables = KubernetesFile.variables(environment, setting("REGISTRY"), setting("TAG"));
        var folder = Files.createDirectories(Project.root().resolve("target/kubernetes/" + environment));
        for (var name : KubernetesFile.NAMES) {
            var file = folder.resolve(name + ".yml");
            Files.writeString(
                    file,
                    KubernetesFile.parse(KubernetesFile.text(name), variables).yaml());
            System.out.println(Project.root().relativize(file));
        }
    }

    private static String setting(String name) {
        return System.getenv().getOrDefault(name, "").strip();
    }
}
