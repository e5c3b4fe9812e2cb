package gov.notify.worker.stream;

import gov.notify.queue.QueueConfig;
import gov.notify.queue.WorkStream;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/// Makes sure that every stream has its consumer group, and notices when Redis was emptied.
@Singleton
final class ConsumerGroups {

    private static final Logger LOG = Logger.getLogger(ConsumerGroups.class);

    private final StreamCommands commands;
    private final int shards;
    private final List<Runnable> whenEmptied = new CopyOnWriteArrayList<>();

    @Inject
    ConsumerGroups(StreamCommands commands, QueueConfig config) {
        this(commands, config.shards());
    }

    ConsumerGroups(StreamCommands commands, int shards) {
        this.commands = commands;
        this.shards = shards;
    }

    /// Runs when Redis turns out to hold nothing of ours: all due work has to be hinted anew.
    void whenEmptied(Runnable listener) {
        whenEmptied.add(listener);
    }

    /// Creates what is missing. Of several workers that notice an emptied Redis, one tells its listeners.
    void create() {
        sources().forEach(commands::createGroup);
        boolean emptied = false;
        for (int shard = 0; shard < shards; shard++) {
            emptied |= commands.beginEpoch(shard, UUID.randomUUID().toString());
        }
        if (emptied) {
            LOG.info("Redis was empty: hinting at all due work again");
            whenEmptied.forEach(Runnable::run);
        }
    }

    int shards() {
        return shards;
    }

    List<StreamShard> sources() {
        return WorkStream.all().stream()
                .flatMap(stream -> IntStream.range(0, shards).mapToObj(shard -> new StreamShard(stream, shard)))
                .toList();
    }
}
