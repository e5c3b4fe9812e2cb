package gov.notify.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.world.Aws;
import gov.notify.e2e.world.Json;
import gov.notify.e2e.world.Project;
import gov.notify.e2e.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Follows docs/deploy.md to the letter. The tools of the platform are stand-ins, which note what they
/// are asked for and refuse files and folders that are not there; the last step is taken in earnest.
class DeployPageTest {

    private static final int SECONDS = 180;
    private static final List<String> STAND_INS = List.of("cf", "tofu", "aws", "make", "git", "curl");
    private static final String STAND_IN = """
            #!/bin/bash
            name=$(basename "$0")
            case "$name $*" in curl*http://*) PATH=${PATH#*:}; exec curl "$@" ;; esac
            echo "$name $*" >> "$NOTES"
            for argument in "$@"; do
              case "$argument" in
                -chdir=*) [ -d "${argument#-chdir=}" ] || { echo "no folder $argument" >&2; exit 9; } ;;
                *.yml | *.json) [ -f "$argument" ] || { echo "no file $argument" >&2; exit 9; } ;;
              esac
            done
            case "$name $*" in
              "cf service-key "*) printf 'Getting it\\n\\n{\\n  "credentials": {\\n    "password": "deep",\\n    "username": "deployer"\\n  }\\n}\\n' ;;
              *"output -raw toll_free_number") printf '+18005550199' ;;
              *"output -raw receipt_topic_arns") printf 'arn:aws:sns:us-west-2:1:email-events,arn:aws:sns:us-west-2:1:sms-events' ;;
              *"output -raw "*) printf 'made' ;;
              "aws sts "*) printf '123456789012' ;;
              "git rev-parse HEAD") printf 'c0ffee' ;;
              "curl "*) printf -- '-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----\\n' > rds.pem ;;
            esac
            """;

    @TempDir
    private Path folder;

    private final DeployPage page;

    DeployPageTest() throws IOException {
        page = DeployPage.read();
    }

    @BeforeEach
    void prepare() throws IOException {
        copy("manifest-api.yml");
        copy("manifest-worker.yml");
        copy("terraform");
        for (var name : STAND_INS) {
            var script = folder.resolve("bin").resolve(name);
            Files.createDirectories(script.getParent());
            Files.writeString(script, STAND_IN);
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "demo", "staging", "production"})
    void its_steps_lead_to_programs_that_find_their_schema_services_and_secrets(String environment) throws Exception {
        follow(page.first(environment));

        var asked = Files.readAllLines(folder.resolve("notes"));
        assertThat(asked)
                .containsSubsequence(
                        "make test",
                        "tofu -chdir=terraform/bootstrap init",
                        "cf set-org-role deployer notify OrgManager",
                        "tofu -chdir=terraform/environments/" + environment + " apply",
                        "cf target -o notify -s notify-" + environment,
                        "cf update-user-provided-service notify-secrets-" + environment + " -p secrets.json",
                        "cf push -f terraform/deploy/manifest-migrate.yml --vars-file terraform/deploy/" + environment
                                + ".yml --task",
                        "cf run-task notify-migrate-" + environment + " --process web --name migrate --wait",
                        "cf push -f manifest-worker.yml --vars-file terraform/deploy/" + environment
                                + ".yml --strategy rolling",
                        "cf push -f manifest-api.yml --vars-file terraform/deploy/" + environment
                                + ".yml --var git_commit=c0ffee --strategy rolling",
                        "tofu -chdir=terraform/environments/" + environment + " apply");
        var secrets = Json.parse(Files.readString(folder.resolve("secrets.json")));
        assertThat(secrets.path("PGSSLROOTCERT").asText())
                .isEqualTo("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        assertThat(String.join("\n", asked))
                .as("no secret stands on a command line")
                .doesNotContain(
                        "deep",
                        secrets.path("SEALING_KEYS").asText(),
                        secrets.path("ADMIN_CLIENT_SECRET").asText());
        assertThat(asked.stream().anyMatch(line -> line.contains("notify-autoscaler-" + environment)))
                .isEqualTo(environment.equals("staging") || environment.equals("production"));
        assertThat(folder.resolve("terraform/deploy/" + environment + ".yml"))
                .content()
                .contains("toll_free_number: \"+18005550199\"\n", "eum_configuration_set: \"made\"\n");
        assertThat(folder.resolve("terraform/environments/" + environment + "/terraform.tfvars"))
                .content()
                .contains("subscribe_webhooks = true\n");
    }

    @Test
    void its_last_step_sends_a_text_with_the_secrets_that_it_made() throws Exception {
        follow(page.first("sandbox"));
        var secrets = Json.parse(Files.readString(folder.resolve("secrets.json")));
        try (var world = World.start("deploy-page")) {
            for (var name : List.of(
                    "SEALING_KEYS", "RECIPIENT_HASH_KEY", "ADMIN_CLIENT_SECRET", "SECRET_KEY", "DANGEROUS_SALT")) {
                world.set(name, secrets.path(name).asText());
            }
            world.set("NOTIFY_PROVIDER_EUM_CONFIGURATION_SET", "notify-sandbox");
            var api = world.startApi();
            world.startWorker();
            world.db().run(page.sql());

            var said = follow(page.last(api.url()));

            assertThat(said).contains("\"status\":\"delivered\"");
            assertThat(world.aws().ledger()).extracting(Aws.Taken::to).containsExactly("+12025550143");
        }
        assertThat(folder.resolve("secrets.json")).doesNotExist();
    }

    /// @return what it said
    private String follow(String commands) throws IOException, InterruptedException {
        var log = folder.resolve("log");
        var builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .merge("PATH", folder.resolve("bin").toString(), (usual, standIns) -> standIns + ":" + usual);
        builder.environment().put("NOTES", folder.resolve("notes").toString());
        var process = builder.start();
        try {
            var ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            assertThat(ended).as(() -> "It does not end:\n" + text(log)).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(() -> text(log)).isZero();
        return text(log);
    }

    private void copy(String name) throws IOException {
        var root = Project.root();
        var all = new ArrayList<Path>();
        try (var files = Files.walk(root.resolve(name))) {
            files.filter(Files::isRegularFile).forEach(all::add);
        }
        for (var file : all) {
            var there = folder.resolve(root.relativize(file).toString());
            Files.createDirectories(there.getParent());
            Files.copy(file, there);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
