package gov.notify.e2e.world;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Programs started as Cloud Foundry starts them: with the options and variables of their manifests,
/// with the services that these bind, and with nothing else. Only their ports are others, as several of
/// them share a machine here.
public final class Deployment {
    /// Long enough for every migration there is, on an empty database.
    private static final Duration MIGRATION = Duration.ofMinutes(3);

    /// Told by the platform or by bound services of their own, or of no use beside them.
    private static final Set<String> NO_SECRETS = Set.of(
            "DATABASE_URL",
            "REDIS_URL",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "QUARKUS_HTTP_HOST",
            "NOTIFY_RECEIPTS_CHECK_CHAIN");

    private final World world;
    private final Map<String, String> variables;
    private final Map<String, String> secrets;
    private final String database;
    private final Map<String, String> egress;

    private Deployment(
            World world,
            Map<String, String> variables,
            Map<String, String> secrets,
            String database,
            Map<String, String> egress) {
        this.world = world;
        this.variables = variables;
        this.secrets = secrets;
        this.database = database;
        this.egress = egress;
    }

    /// One of the environments of `terraform/deploy`, to the letter. Its programs reach the stores of
    /// this world, and nobody beyond: their way out is shut.
    public static Deployment of(World world, String environment) {
        var secrets = secrets(world);
        // Outside development no program starts with these.
        secrets.keySet()
                .removeIf(name -> name.equals("AWS_ENDPOINT_URL")
                        || name.startsWith("NOTIFY_DEMO_")
                        || name.equals("NOTIFY_RECEIPTS_TRUSTED_CERTIFICATE_URL"));
        return new Deployment(
                world,
                variables(environment),
                secrets,
                world.outside().databaseUrl() + "?sslmode=disable",
                Map.of("NOTIFY_EGRESS_PROXY", "http://127.0.0.1:" + Program.freePort()));
    }

    /// The environment `sandbox` but for its name: in development AWS may be a stand-in.
    public static Deployment inDevelopment(World world) {
        var variables = variables("sandbox");
        variables.put("environment", "development");
        variables.put("receipt_topic_arns", world.outside().topics());
        variables.put("email_domain", "notify.sandbox.test");
        return new Deployment(world, variables, secrets(world), world.outside().databaseUrl(), Map.of());
    }

    /// @param kind `api`, `worker` or `migrate`
    public AppManifest manifest(String kind) {
        return AppManifest.of(kind, variables);
    }

    /// Runs the task that brings the schema to its version.
    ///
    /// @throws IllegalStateException with the end of what it said when it fails
    public void migrate() {
        var manifest = manifest("migrate");
        var task = Program.startAlone(
                "migrate",
                Server.command(Project.workerJar(), manifest.javaOptions()),
                environment(manifest),
                world.folder().resolve("migrate.log"));
        try (task) {
            World.await("the migration ends", MIGRATION, () -> !task.isAlive());
            if (task.exitCode() != 0) {
                throw new IllegalStateException("The migration failed:\n" + task.lastWords());
            }
        }
    }

    /// Starts one, and does not wait for it.
    ///
    /// @param kind `api` or `worker`
    public Server launch(String kind) {
        var manifest = manifest(kind);
        var jar = kind.equals("api") ? Project.apiJar() : Project.workerJar();
        return world.adopt(
                Server.launchAlone(kind, jar, manifest.javaOptions(), environment(manifest), world.folder()));
    }

    private Map<String, String> environment(AppManifest manifest) {
        var environment = new HashMap<>(manifest.environment());
        environment.put("VCAP_SERVICES", services(manifest));
        environment.put("VCAP_APPLICATION", "{\"application_name\":\"" + manifest.text("name") + "\"}");
        environment.put("CF_INSTANCE_INDEX", "0");
        environment.put("MEMORY_LIMIT", manifest.text("memory"));
        environment.put("LANG", "en_US.UTF-8");
        // As the buildpack sets it; it makes the C library take less beside the heap.
        environment.put("MALLOC_ARENA_MAX", "2");
        return environment;
    }

    private String services(AppManifest manifest) {
        var all = Json.object();
        for (var name : manifest.services()) {
            var service = all.withArrayProperty(label(name)).addObject();
            service.put("name", name);
            var credentials = service.putObject("credentials");
            credentials(name).forEach(credentials::put);
        }
        return all.toString();
    }

    private static String label(String service) {
        if (service.startsWith("notify-postgres-")) {
            return "aws-rds";
        }
        return service.startsWith("notify-redis-") ? "aws-elasticache-redis" : "user-provided";
    }

    private Map<String, String> credentials(String service) {
        var kind = service.substring(0, service.lastIndexOf('-'));
        return switch (kind) {
            case "notify-postgres" -> Map.of("uri", database);
            case "notify-redis" -> Map.of("uri", world.outside().redisUrl());
            case "notify-secrets" -> secrets;
            case "notify-aws" ->
                Map.of(
                        "SES_AWS_ACCESS_KEY_ID", "sandbox",
                        "SES_AWS_SECRET_ACCESS_KEY", "sandbox",
                        "SNS_AWS_ACCESS_KEY_ID", "sandbox",
                        "SNS_AWS_SECRET_ACCESS_KEY", "sandbox");
            case "notify-egress" -> egress;
            default -> throw new IllegalStateException("Nobody knows what " + service + " is");
        };
    }

    private static Map<String, String> variables(String environment) {
        var variables = AppManifest.variablesOf(environment);
        variables.put("git_commit", "0".repeat(40));
        return variables;
    }

    /// What this world's programs are told that is not in a manifest.
    private static Map<String, String> secrets(World world) {
        var secrets = new HashMap<>(world.environment());
        secrets.keySet().removeAll(NO_SECRETS);
        var told = variables("sandbox");
        for (var kind : Set.of("api", "worker", "migrate")) {
            secrets.keySet().removeAll(AppManifest.of(kind, told).environment().keySet());
        }
        return secrets;
    }
}
