package gov.notify.worker.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.redis.RedisCalls;
import gov.notify.worker.config.WorkerId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/// Engines of which a test has several.
public final class TestEngine {

    private TestEngine() {}

    public static StreamEngine of(
            List<LaneGroup> groups,
            StreamConfig config,
            RedisCalls redis,
            DataSource database,
            WorkerId worker,
            Clock clock,
            MeterRegistry meters) {
        var commands = new StreamCommands(redis, worker);
        var consumerGroups = new ConsumerGroups(commands, 1);
        var ackWriter = new AckWriter(redis);
        return new StreamEngine(
                groups,
                config,
                commands,
                ackWriter,
                consumerGroups,
                new DeadLetters(database, redis, ackWriter, clock, new ObjectMapper(), meters),
                new StreamGauges(redis, consumerGroups, clock, meters),
                meters);
    }
}
