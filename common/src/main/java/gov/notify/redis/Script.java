package gov.notify.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A Lua script that ships beside the class that uses it.
public final class Script {

    private final String text;
    private final String sha;

    /// @param owner the resource stands in its package
    /// @param name of the resource, without `.lua`
    public Script(Class<?> owner, String name) {
        this.text = read(owner, name + ".lua");
        this.sha = sha1(text);
    }

    Request bySha(List<String> keys, List<String> arguments) {
        return with(Request.cmd(Command.EVALSHA).arg(sha), keys, arguments);
    }

    Request byText(List<String> keys, List<String> arguments) {
        return with(Request.cmd(Command.EVAL).arg(text), keys, arguments);
    }

    String text() {
        return text;
    }

    private static Request with(Request request, List<String> keys, List<String> arguments) {
        request.arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    private static String read(Class<?> owner, String resource) {
        try (var stream = owner.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing beside " + owner.getName());
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
