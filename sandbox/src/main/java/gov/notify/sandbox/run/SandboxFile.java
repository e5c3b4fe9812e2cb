package gov.notify.sandbox.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `.sandbox/sandbox.json`: where everything is, for tools. Its shape is fixed; what is not running is null.
final class SandboxFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SandboxFile() {}

    /// Removes the file of an earlier run.
    static void forget(Options options) {
        try {
            Files.deleteIfExists(file(options));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file(options), e);
        }
    }

    private static Path file(Options options) {
        return options.folder().resolve("sandbox.json");
    }

    static void write(Options options, OutsideWorld world, Secrets secrets, List<App> apis, List<App> workers) {
        var root = JSON.createObjectNode();
        root.put("api", first(apis, "http://127.0.0.1:" + options.apiPort()));
        root.put("worker", first(workers, "http://127.0.0.1:" + options.workerPort()));
        root.put("inbox", world.inboxUrl().orElse(null));
        root.put("aws", world.awsUrl());
        root.put("s3", world.s3Url());
        root.put("postgres", world.jdbcUrl());
        root.put("redis", world.redisUrl());
        root.putObject("admin")
                .put("client_id", secrets.get("ADMIN_CLIENT_ID"))
                .put("secret", secrets.get("ADMIN_CLIENT_SECRET"));
        var service = root.putObject("service").put("id", secrets.get("NOTIFY_DEMO_SERVICE_ID"));
        var keys = service.putObject("api_keys");
        for (var kind : List.of("normal", "team", "test")) {
            keys.put(kind, secrets.apiKey(kind));
        }
        root.putObject("templates")
                .put("email", secrets.get("NOTIFY_DEMO_EMAIL_TEMPLATE_ID"))
                .put("sms", secrets.get("NOTIFY_DEMO_SMS_TEMPLATE_ID"));
        var pids = root.putObject("pids");
        pids(pids, "api", apis);
        pids(pids, "worker", workers);
        pids.put("postgres", world.postgresPid().orElse(null));
        pids.put("redis", world.redisPid().orElse(null));
        PrivateFile.write(file(options), root.toPrettyString() + "\n");
    }

    private static String first(List<App> apps, String otherwise) {
        return apps.isEmpty() ? otherwise : apps.getFirst().url();
    }

    private static void pids(ObjectNode pids, String name, List<App> apps) {
        var array = pids.putArray(name);
        apps.forEach(app -> array.add(app.pid()));
    }
}
