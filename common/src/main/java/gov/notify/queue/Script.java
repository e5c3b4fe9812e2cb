package gov.notify.queue;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A Lua script that ships beside this class.
public enum Script {
    ACKNOWLEDGE("ackdel"),
    POSTPONE("postpone"),
    DELAY("delay"),
    MOVE_DUE("move_due"),
    TAKE_TOKENS("take_tokens"),
    RESERVE_TURNS("reserve_turns"),
    SLOW_DOWN("slow_down"),
    COUNT_WORKERS("count_workers");

    private final String text;
    private final String sha;

    Script(String name) {
        this.text = read(name + ".lua");
        this.sha = sha1(text);
    }

    Request bySha(List<String> keys, List<String> arguments) {
        return with(Request.cmd(Command.EVALSHA).arg(sha), keys, arguments);
    }

    Request byText(List<String> keys, List<String> arguments) {
        return with(Request.cmd(Command.EVAL).arg(text), keys, arguments);
    }

    private static Request with(Request request, List<String> keys, List<String> arguments) {
        request.arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    private static String read(String resource) {
        try (var stream = Script.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing beside " + Script.class.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
