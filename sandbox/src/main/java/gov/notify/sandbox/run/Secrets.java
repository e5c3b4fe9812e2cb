package gov.notify.sandbox.run;

import gov.notify.sandbox.login.LoginKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// The secrets and ids that a sandbox makes on its first start and keeps, readable by its owner only.
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    /// What the admin application has fixed for development, whatever its environment says: with any other, neither
    /// would understand the other. They are no secrets, and nothing here listens beyond this machine.
    private static final Map<String, String> FIXED = Map.of(
            "SECRET_KEY", "dev-notify-secret-key",
            "DANGEROUS_SALT", "development-notify-salt",
            "ADMIN_CLIENT_ID", "notify-admin",
            "ADMIN_CLIENT_SECRET", "dev-notify-secret-key");

    /// What is the admin application's alone.
    private static final Set<String> NOT_FOR_PROGRAMS = Set.of("LOGIN_PEM");

    private static final Map<String, Supplier<String>> MAKERS = new LinkedHashMap<>();

    static {
        MAKERS.put("SEALING_KEYS", () -> "1:" + base64());
        MAKERS.put("RECIPIENT_HASH_KEY", Secrets::base64);
        MAKERS.put("LOGIN_PEM", LoginKey::make);
        MAKERS.put("NOTIFY_DEMO_SERVICE_ID", Secrets::uuid);
        MAKERS.put("NOTIFY_DEMO_EMAIL_TEMPLATE_ID", Secrets::uuid);
        MAKERS.put("NOTIFY_DEMO_SMS_TEMPLATE_ID", Secrets::uuid);
        MAKERS.put("NOTIFY_DEMO_KEY_NORMAL", Secrets::uuid);
        MAKERS.put("NOTIFY_DEMO_KEY_TEAM", Secrets::uuid);
        MAKERS.put("NOTIFY_DEMO_KEY_TEST", Secrets::uuid);
    }

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    /// Those of a folder, with what is missing made and kept. What the environment sets wins, and is not kept.
    public static Secrets in(Path folder, Map<String, String> environment) {
        var file = folder.resolve("secrets");
        var kept = read(file);
        var known = kept.size();
        MAKERS.forEach((name, maker) -> kept.computeIfAbsent(name, missing -> maker.get()));
        if (kept.size() > known) {
            var lines = new StringBuilder();
            kept.forEach((name, value) ->
                    lines.append(name).append('=').append(value).append('\n'));
            PrivateFile.write(file, lines.toString());
        }
        kept.putAll(FIXED);
        kept.replaceAll((name, value) -> environment.getOrDefault(name, value));
        return new Secrets(kept);
    }

    public String get(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The sandbox makes no " + name);
        }
        return value;
    }

    /// What api and worker are told of them.
    public Map<String, String> forPrograms() {
        var told = new LinkedHashMap<>(values);
        told.keySet().removeAll(NOT_FOR_PROGRAMS);
        return Collections.unmodifiableMap(told);
    }

    /// The demo service's API key of a kind (`normal`, `team`, `test`), as client libraries take it.
    public String apiKey(String kind) {
        return kind + "-" + get("NOTIFY_DEMO_SERVICE_ID") + "-"
                + get("NOTIFY_DEMO_KEY_" + kind.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }

    private static Map<String, String> read(Path file) {
        var values = new LinkedHashMap<String, String>();
        if (!Files.exists(file)) {
            return values;
        }
        try {
            for (var line : Files.readAllLines(file)) {
                var equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }

    private static byte[] bytes() {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
