package gov.notify.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Calls to a real Redis whose scripts are told a time that stands still, so that no pause of the machine's counts.
public final class StillRedis extends RedisCalls {

    /// What scripts are told, in ms since the epoch.
    public static final long NOW = 1_800_000_000_000L;

    public StillRedis(OwnRedis redis) {
        super(redis.client());
    }

    @Override
    public Future<Response> start(Script script, List<String> keys, List<String> arguments) {
        var words = new ArrayList<>(List.of(at(NOW) + script.text(), Integer.toString(keys.size())));
        words.addAll(keys);
        words.addAll(arguments);
        return start(List.of(request(Command.EVAL, words))).map(List::getFirst);
    }

    /// What stands before a script that is to believe it is `millis` since the epoch.
    public static String at(long millis) {
        return String.format(Locale.ROOT, """
                local clocked = redis
                local redis = {call = function(name, ...)
                  if name == 'TIME' then return {'%d', '%d'} end
                  return clocked.call(name, ...)
                end}
                """, millis / 1000, millis % 1000 * 1000);
    }
}
