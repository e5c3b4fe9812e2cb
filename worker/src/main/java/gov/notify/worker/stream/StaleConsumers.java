package gov.notify.worker.stream;

import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/// Removes consumers of workers that are long gone.
@ApplicationScoped
class StaleConsumers implements ScheduledTasks {

    private static final Logger LOG = Logger.getLogger(StaleConsumers.class);
    private static final Duration LONG_GONE = Duration.ofHours(1);

    private final StreamCommands commands;
    private final ConsumerGroups consumerGroups;
    private final Duration silence;

    @Inject
    StaleConsumers(StreamCommands commands, ConsumerGroups consumerGroups) {
        this(commands, consumerGroups, LONG_GONE);
    }

    /// @param silence after which one may be gone
    StaleConsumers(StreamCommands commands, ConsumerGroups consumerGroups, Duration silence) {
        this.commands = commands;
        this.consumerGroups = consumerGroups;
        this.silence = silence;
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(ScheduledTask.every(Duration.ofMinutes(10), "S-streams", this::removeConsumers));
    }

    // Never one that holds entries: removing it would forget them. They are taken over first.
    private void removeConsumers() {
        consumerGroups.sources().forEach(commands::createGroup);
        for (var source : consumerGroups.sources()) {
            commands.consumers(source).stream()
                    .filter(consumer -> consumer.pending() == 0)
                    .filter(consumer -> consumer.idleMillis() >= silence.toMillis())
                    .filter(consumer -> !commands.lives(consumer.name()))
                    .forEach(consumer -> {
                        commands.deleteConsumer(source, consumer.name());
                        LOG.infof(
                                "removed consumer %s of %s",
                                consumer.name(), source.stream().wireName());
                    });
        }
    }
}
