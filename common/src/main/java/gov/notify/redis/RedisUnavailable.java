package gov.notify.redis;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Redis did not do what it was asked: gone, slow, full, read-only. Whatever it was asked can be done later or
/// without it; where the command was wrong that holds too, but [#isOurMistake] says so.
public final class RedisUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// How answers begin that find fault with a command or a script.
    private static final Pattern FAULT = Pattern.compile("(?:ERR|WRONGTYPE|NOPERM|CROSSSLOT) .*", Pattern.DOTALL);

    /// What answers contain that speak of the server, also where it was a script that met it.
    private static final List<String> STATES = List.of(
            "OOM",
            "READONLY",
            "MISCONF",
            "LOADING",
            "MASTERDOWN",
            "NOREPLICAS",
            "CLUSTERDOWN",
            "BUSY",
            "max number of clients",
            "no such key",
            "requires the key to exist");

    /// Where Redis begins to quote what it was given.
    private static final String QUOTE = " with args";

    private static final int LONGEST = 200;

    public RedisUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /// A stream or its group vanished: Redis was emptied.
    public boolean groupIsGone() {
        return isBehind(cause -> words(cause).contains("NOGROUP"));
    }

    /// Redis is there and well, and finds the command or the script wrong: it would do so again.
    public boolean isOurMistake() {
        return isBehind(cause ->
                cause instanceof Response answer && answer.type() == ResponseType.ERROR && isFault(words(cause)));
    }

    private static boolean isFault(String answer) {
        return FAULT.matcher(answer).matches() && STATES.stream().noneMatch(answer::contains);
    }

    /// What Redis says, without what it quotes.
    static String words(Throwable cause) {
        var message = cause.getMessage();
        if (message == null) {
            return "";
        }
        int quote = message.indexOf(QUOTE);
        var plain = quote < 0 ? message : message.substring(0, quote);
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    private boolean isBehind(Predicate<Throwable> kind) {
        for (Throwable at = getCause(); at != null; at = at.getCause()) {
            if (kind.test(at)) {
                return true;
            }
        }
        return false;
    }
}
