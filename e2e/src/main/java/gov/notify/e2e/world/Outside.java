package gov.notify.e2e.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Postgres, Redis and the AWS stand-in, in a process that kills and restarts the first two on command.
public final class Outside implements AutoCloseable {
    private static final String MAIN = "gov.notify.sandbox.console.Console";

    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;
    private final JsonNode where;

    private Outside(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        var first = answers.readLine();
        if (first == null) {
            throw new IllegalStateException("The sandbox did not start; see its log");
        }
        this.where = Json.parse(first);
    }

    /// Starts all three with their data in `folder`.
    public static Outside start(Path folder) {
        var command = List.of(
                Project.java(),
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-cp",
                Project.sandboxClassPath(),
                MAIN,
                folder.resolve("outside").toString());
        try {
            return new Outside(new ProcessBuilder(command)
                    .redirectError(
                            Redirect.appendTo(folder.resolve("outside.log").toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot be started", e);
        }
    }

    public Db db() {
        return new Db(at("jdbc"));
    }

    public String databaseUrl() {
        return at("database_url");
    }

    public String redisUrl() {
        return at("redis");
    }

    public Redis redis() {
        return Redis.at(redisUrl());
    }

    public Aws aws() {
        return new Aws(at("aws"));
    }

    public String certificateUrl() {
        return at("certificate");
    }

    /// Has a JVM trust the authority behind the certificate of receipts, and no other.
    public List<String> trustingItsAuthority() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + at("authorities"),
                "-Djavax.net.ssl.trustStorePassword=" + at("authorities_password"));
    }

    public String topics() {
        return at("topics");
    }

    public void killPostgres() {
        obey("postgres kill");
    }

    public void restartPostgres() {
        obey("postgres restart");
    }

    public void killRedis() {
        obey("redis kill");
    }

    public void restartRedis() {
        obey("redis restart");
    }

    /// Starts Redis again with nothing in it.
    public void restartRedisEmpty() {
        obey("redis restart-empty");
    }

    @Override
    public void close() {
        try {
            commands.close(); // the end of its input ends it, and all it started
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            answers.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void obey(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
            var answer = answers.readLine();
            if (answer == null || !answer.startsWith("ok")) {
                throw new IllegalStateException(command + ": " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(command, e);
        }
    }

    private String at(String name) {
        return where.path(name).asText();
    }
}
