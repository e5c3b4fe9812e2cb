package gov.notify.queue;

import gov.notify.redis.Script;

/// The steps of the queue that Redis does in one go.
public final class QueueScripts {

    public static final Script ACKNOWLEDGE = script("ackdel");
    public static final Script POSTPONE = script("postpone");
    public static final Script DELAY = script("delay");
    public static final Script MOVE_DUE = script("move_due");
    public static final Script TAKE_TOKENS = script("take_tokens");
    public static final Script RESERVE_TURNS = script("reserve_turns");
    public static final Script SLOW_DOWN = script("slow_down");
    public static final Script COUNT_WORKERS = script("count_workers");

    private QueueScripts() {}

    private static Script script(String name) {
        return new Script(QueueScripts.class, name);
    }
}
