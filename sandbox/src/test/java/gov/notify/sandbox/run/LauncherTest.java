package gov.notify.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import gov.notify.sandbox.Launcher;
import gov.notify.sandbox.process.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as the process that `make sandbox` starts.
class LauncherTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path home;

    @Test
    void starts_the_outside_world_describes_it_and_stops_all_of_it_when_told() throws Exception {
        var ofAnEarlierRun = Files.createDirectories(home.resolve(".sandbox")).resolve("sandbox.json");
        Files.writeString(ofAnEarlierRun, "{}");
        Files.writeString(home.resolve(".sandbox/secrets"), "SECRET_KEY=of an earlier version\n");
        var launcher = launch();
        try {
            awaitBanner(launcher);
            var sandbox = JSON.readTree(home.resolve(".sandbox/sandbox.json").toFile());
            assertThat(sandbox).isNotEmpty();
            var postgres = sandbox.at("/pids/postgres").asLong();
            var redis = sandbox.at("/pids/redis").asLong();
            assertThat(Processes.isRunning(postgres)).isTrue();
            assertThat(Processes.isRunning(redis)).isTrue();
            assertThat(sandbox.path("postgres").asText()).startsWith("jdbc:postgresql://");
            assertThat(sandbox.at("/service/api_keys/normal").asText())
                    .startsWith("normal-" + sandbox.at("/service/id").asText() + "-");
            assertThat(home.resolve(".sandbox/env")).content().contains("DATABASE_URL='postgres://");
            for (var file : List.of("secrets", "admin.env")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                                home.resolve(".sandbox").resolve(file))))
                        .isEqualTo("rw-------");
            }
            assertThat(home.resolve(".sandbox/env"))
                    .content()
                    .contains("LOGIN_DOT_GOV_REGISTRATION_URL='http://127.0.0.1:")
                    .doesNotContain("LOGIN_PEM");
            assertThat(inShell(home.resolve(".sandbox/admin.env")))
                    .contains("SECRET_KEY=dev-notify-secret-key", "REDIS_ENABLED=1", "NOTIFY_ENVIRONMENT=development")
                    .contains("LOGIN_DOT_GOV_SIGNOUT_REDIRECT=http://localhost:6012/sign-out")
                    .anyMatch(line -> line.matches("REDIS_URL=redis://.*/1"))
                    .anyMatch(line ->
                            line.matches("LOGIN_PEM=-----BEGIN PRIVATE KEY----- \\S+ -----END PRIVATE KEY-----"));

            launcher.destroy(); // SIGTERM, as Ctrl-C is SIGINT

            assertThat(launcher.onExit().orTimeout(30, TimeUnit.SECONDS).get().exitValue())
                    .isEqualTo(143);
            assertThat(Processes.isRunning(postgres)).isFalse();
            assertThat(Processes.isRunning(redis)).isFalse();
        } finally {
            launcher.destroyForcibly();
        }
    }

    @Test
    void leaves_nothing_behind_when_killed() throws Exception {
        var launcher = launch();
        try {
            awaitBanner(launcher);
            var sandbox = JSON.readTree(home.resolve(".sandbox/sandbox.json").toFile());
            var postgres = sandbox.at("/pids/postgres").asLong();
            var redis = sandbox.at("/pids/redis").asLong();

            launcher.destroyForcibly();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !Processes.isRunning(postgres) && !Processes.isRunning(redis));
        } finally {
            launcher.destroyForcibly();
        }
    }

    @Test
    void a_taken_port_is_told_in_one_sentence_and_everything_is_stopped() throws Exception {
        try (var somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var taken = Integer.toString(somebody.getLocalPort());

            for (var variable :
                    List.of("NOTIFY_INBOX_PORT", "NOTIFY_LOGIN_PORT", "NOTIFY_API_PORT", "NOTIFY_WORKER_PORT")) {
                var launcher = launch("run", Map.of(variable, taken));
                var said = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(said).hasLineCount(1).contains("Port " + taken).contains("choose another with " + variable);
                assertThat(launcher.waitFor()).isEqualTo(1);
                assertThat(home.resolve(".sandbox/postgres/postmaster.pid")).doesNotExist();
            }
        }
    }

    @Test
    void secrets_are_made_once_and_kept() {
        var first = Secrets.in(home, Map.of()).get("SEALING_KEYS");

        assertThat(Secrets.in(home, Map.of()).get("SEALING_KEYS")).isEqualTo(first);
        assertThat(Secrets.in(home, Map.of("SEALING_KEYS", "1:mine")).get("SEALING_KEYS"))
                .isEqualTo("1:mine");
        assertThat(Secrets.in(home, Map.of()).toString()).doesNotContain(first);
    }

    @Test
    void what_the_admin_application_has_fixed_wins_over_what_was_kept_but_not_over_the_environment()
            throws IOException {
        Files.writeString(home.resolve("secrets"), "SECRET_KEY=of an earlier version\n");

        assertThat(Secrets.in(home, Map.of()).get("SECRET_KEY")).isEqualTo("dev-notify-secret-key");
        assertThat(Secrets.in(home, Map.of("SECRET_KEY", "mine")).get("SECRET_KEY"))
                .isEqualTo("mine");
    }

    @Test
    void a_port_that_is_none_is_refused_with_its_name() {
        assertThatThrownBy(() -> Options.of(Map.of("NOTIFY_API_PORT", "many"), 1))
                .hasMessage("NOTIFY_API_PORT must be a port number, not many");
    }

    @Test
    void a_database_url_becomes_a_jdbc_url() {
        assertThat(JdbcAddress.toJdbc("postgres://me:s%40cret@db.example:5433/notify?sslmode=require"))
                .isEqualTo("jdbc:postgresql://db.example:5433/notify?user=me&password=s%40cret&sslmode=require");
    }

    private Process launch() throws IOException {
        return launch("sandbox", Map.of());
    }

    private Process launch(String command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                command);
        builder.directory(home.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("NOTIFY_INBOX_PORT", "0", "NOTIFY_API_PORT", "0", "NOTIFY_WORKER_PORT", "0"));
        builder.environment().putAll(environment);
        List.of("DATABASE_URL", "REDIS_URL", "AWS_ENDPOINT_URL").forEach(builder.environment()::remove);
        return builder.start();
    }

    /// The variables that a shell has after reading a file.
    private static List<String> inShell(Path file) throws IOException {
        var shell = new ProcessBuilder("env", "-i", "sh", "-ac", ". \"$0\"; /usr/bin/env", file.toString()).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static void awaitBanner(Process launcher) throws IOException {
        var out = new BufferedReader(new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8));
        var seen = new StringBuilder();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            seen.append(line).append('\n');
            if (line.contains("Ctrl-C stops")) {
                return;
            }
        }
        throw new AssertionError("The launcher ended:\n" + seen);
    }
}
