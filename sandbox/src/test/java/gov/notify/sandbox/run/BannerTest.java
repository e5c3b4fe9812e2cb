package gov.notify.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BannerTest {
    private static final Map<String, String> STORES = Map.of(
            "DATABASE_URL", "postgres://notify:hidden-one@db.example:5432/notify",
            "REDIS_URL", "redis://:hidden-two@redis.example:6379");

    @TempDir
    Path home;

    @Test
    void names_the_inbox_and_says_to_look_into_it() {
        var banner = banner(Map.of());

        assertThat(banner).containsPattern("inbox      http://127.0.0.1:\\d+").contains("then look into the inbox");
    }

    @Test
    void names_no_inbox_where_messages_go_to_another_aws() {
        var banner = banner(Map.of("AWS_ENDPOINT_URL", "http://aws.example:4566"));

        assertThat(banner).contains("AWS        http://aws.example:4566").doesNotContain("inbox");
    }

    @Test
    void shows_no_password() {
        assertThat(banner(Map.of("AWS_ENDPOINT_URL", "http://aws.example:4566")))
                .contains("db.example", "redis.example")
                .doesNotContain("hidden-");
    }

    @Test
    void says_what_the_admin_application_needs() {
        assertThat(banner(Map.of()))
                .contains("http://localhost:6012", ".sandbox/admin.env")
                .contains("notify-admin, its secret dev-notify-secret-key")
                .contains("SECRET_KEY dev-notify-secret-key, DANGEROUS_SALT development-notify-salt")
                .contains("redis.example:6379/1", "notify-csv-upload and notify-logo-upload at http://127.0.0.1:")
                .containsPattern("sign-in  http://127.0.0.1:\\d+,")
                .doesNotContain("PRIVATE KEY");
    }

    private String banner(Map<String, String> more) {
        var environment = new HashMap<>(STORES);
        environment.putAll(more);
        var options = new Options(home, home.resolve(".sandbox"), 1, 0, 0, 0, 0, environment);
        var secrets = Secrets.in(options.folder(), environment);
        try (var world = OutsideWorld.start(options, AdminApplication.asClient(options, secrets))) {
            var admin = AdminApplication.environment(options, world, secrets, "http://127.0.0.1:1");
            return Banner.ofAll(options, world, secrets, admin, "http://127.0.0.1:1", List.of("http://127.0.0.1:2"))
                    + Banner.ofSandbox(options, world, admin);
        }
    }
}
