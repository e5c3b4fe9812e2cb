package gov.notify.worker.stream;

import gov.notify.queue.QueueKeys;
import gov.notify.queue.WorkStream;

/// One stream of one shard.
record StreamShard(WorkStream stream, int shard) {

    String key() {
        return keys().stream(stream);
    }

    String group() {
        return stream.group();
    }

    QueueKeys keys() {
        return new QueueKeys(shard);
    }
}
