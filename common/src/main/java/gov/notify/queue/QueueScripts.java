package gov.notify.queue;

import gov.notify.redis.RedisCalls;
import gov.notify.redis.Script;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/// The steps of the queue that Redis does in one go.
public final class QueueScripts {

    public static final Script ACKNOWLEDGE = script("ackdel");
    public static final Script POSTPONE = script("postpone");
    public static final Script DELAY = script("delay");
    public static final Script TAKE_TOKENS = script("take_tokens");
    public static final Script RESERVE_TURNS = script("reserve_turns");
    public static final Script SLOW_DOWN = script("slow_down");
    public static final Script COUNT_WORKERS = script("count_workers");

    private static final Script MOVE_DUE = script("move_due");
    private static final int MOVED_AT_A_TIME = 500;

    private QueueScripts() {}

    /// Puts the entries of a shard that have become due on their streams, some hundred at a time.
    public static void moveDue(RedisCalls redis, QueueKeys shard) {
        var keys = new ArrayList<>(List.of(shard.delayed(), shard.delayedBody()));
        var arguments = new ArrayList<>(List.of(Integer.toString(MOVED_AT_A_TIME)));
        for (var stream : WorkStream.all()) {
            keys.add(shard.stream(stream));
            arguments.add(Integer.toString(stream.index()));
        }
        Response moved;
        do {
            moved = redis.run(MOVE_DUE, keys, arguments);
        } while (moved != null && moved.toInteger() == MOVED_AT_A_TIME);
    }

    private static Script script(String name) {
        return new Script(QueueScripts.class, name);
    }
}
