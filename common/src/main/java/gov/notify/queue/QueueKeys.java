package gov.notify.queue;

/// Names of the keys of one shard. All share a hash tag, so that scripts over several of them work on a cluster.
public record QueueKeys(int shard) {

    public String stream(WorkStream stream) {
        return tagged(stream.wireName());
    }

    /// Sorted set of entries that wait until they are due; score in ms since the epoch.
    public String delayed() {
        return tagged("delayed");
    }

    /// Hash from a member of [#delayed()] to the packed fields of its future entry.
    public String delayedBody() {
        return tagged("delayed:body");
    }

    /// Last copy of entries that were given up.
    public String dead() {
        return tagged("dead");
    }

    /// Random id; when it is missing, Redis was emptied.
    public String epoch() {
        return tagged("epoch");
    }

    /// Token bucket of a sending identity; shared by all shards.
    public static String bucket(String identity) {
        return "nq:rl:" + identity;
    }

    /// Heartbeat of a worker; shared by all shards.
    public static String heartbeat(String worker) {
        return "nq:w:" + worker;
    }

    /// Sorted set of the workers that beat, scored with when their heartbeats run out, in ms of Redis' clock.
    public static String workers() {
        return "nq:workers";
    }

    private String tagged(String rest) {
        return "nq:{" + shard + "}:" + rest;
    }
}
