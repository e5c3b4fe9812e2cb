package gov.notify.sandbox.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import gov.notify.sandbox.aws.AwsStandIn;
import gov.notify.sandbox.postgres.Postgres;
import gov.notify.sandbox.receipt.SigningChain;
import gov.notify.sandbox.redis.RedisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Starts Postgres, Redis and the AWS stand-in in a folder, tells where they are in one line of JSON, and then obeys.
///
/// | line on standard input | does |
/// |---|---|
/// | `postgres kill` / `postgres restart` | SIGKILL to the server and its backends; starts it on the same port and data
/// |
/// | `redis kill` / `redis restart` / `redis restart-empty` | the same; `restart-empty` forgets the data |
///
/// Each is answered by `ok` and the server's process id, or by `failed` and why. The end of the input ends everything.
public final class Console {
    private final Postgres postgres;
    private final RedisServer redis;
    private final AwsStandIn aws;

    private Console(Postgres postgres, RedisServer redis, AwsStandIn aws) {
        this.postgres = postgres;
        this.redis = redis;
        this.aws = aws;
    }

    /// @param arguments the folder for data and logs
    @SuppressWarnings("SystemOut") // what standard output is for: a program on the other end of it
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]).toAbsolutePath();
        try (var postgres = Postgres.start(folder.resolve("postgres"));
                var redis = RedisServer.start(folder.resolve("redis"));
                var aws = AwsStandIn.start(0);
                var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var console = new Console(postgres, redis, aws);
            System.out.println(console.where());
            for (var command = commands.readLine(); command != null; command = commands.readLine()) {
                System.out.println(console.obey(command));
            }
        }
    }

    private String where() {
        var where = JsonMapper.builder().build().createObjectNode();
        where.put("jdbc", postgres.jdbcUrl())
                .put("database_url", postgres.databaseUrl())
                .put("redis", redis.url())
                .put("aws", aws.endpoint())
                .put("certificate", aws.certificateUrl())
                .put("authorities", aws.authorities().toString())
                .put("authorities_password", SigningChain.PASSWORD)
                .put("topics", String.join(",", aws.topicArns()))
                .put("postgres_pid", postgres.pid())
                .put("redis_pid", redis.pid());
        return where.toString();
    }

    /// The boundary: a command that fails is an answer, not the end of the world.
    private String obey(String command) {
        try {
            return "ok " + carryOut(command);
        } catch (RuntimeException e) {
            return "failed " + String.valueOf(e.getMessage()).replace('\n', ' ');
        }
    }

    private long carryOut(String command) {
        return switch (command) {
            case "postgres kill" -> {
                postgres.kill();
                yield postgres.pid();
            }
            case "postgres restart" -> {
                postgres.restart();
                yield postgres.pid();
            }
            case "redis kill" -> {
                redis.kill();
                yield redis.pid();
            }
            case "redis restart" -> {
                redis.restart();
                yield redis.pid();
            }
            case "redis restart-empty" -> {
                redis.restartEmpty();
                yield redis.pid();
            }
            default -> throw new IllegalArgumentException("No such command: " + command);
        };
    }
}
