package gov.notify.worker.stream;

import gov.notify.redis.RedisCalls;
import gov.notify.worker.config.WorkerId;

/// What the parts of the engine share.
record Parts(
        RedisCalls redis,
        StreamCommands commands,
        AckWriter ackWriter,
        ConsumerGroups consumerGroups,
        DeadLetters deadLetters,
        StreamConfig config,
        WorkerId worker,
        int shards) {}
