package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.queue.Entry;
import gov.notify.queue.WorkStream;
import gov.notify.redis.RedisCalls;
import gov.notify.sandbox.redis.RedisServer;
import gov.notify.worker.config.WorkerId;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamEngineTest {

    private final RedisServer server = RedisServer.temporary();
    private final Vertx vertx = Vertx.vertx();
    private final AgroalDataSource nowhere = nowhere();

    @AfterEach
    void stop() {
        vertx.close();
        nowhere.close();
        server.close();
    }

    @Test
    void is_well_as_long_as_its_handlers_are_and_until_it_stops() {
        var handler = new Ailing();
        var engine = engine(handler);
        engine.start();
        assertThat(engine.isWell()).isTrue();

        handler.well = false;
        assertThat(engine.isWell()).isFalse();

        handler.well = true;
        assertThat(engine.isWell()).isTrue();
        engine.stop();
        assertThat(engine.isWell()).isFalse();
    }

    private StreamEngine engine(EntryHandler handler) {
        var redis = new RedisCalls(Redis.createClient(vertx, server.url()));
        var config = new SmallRyeConfigBuilder()
                .withMapping(StreamConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .build()
                .getConfigMapping(StreamConfig.class);
        return TestEngine.of(
                List.of(new LaneGroup("send-email", List.of(WorkStream.EMAIL_HIGH), 8, handler)),
                config,
                redis,
                nowhere,
                new WorkerId("one"),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }

    private static AgroalDataSource nowhere() {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(1)
                            .connectionFactoryConfiguration(
                                    connections -> connections.jdbcUrl("jdbc:postgresql://localhost:1/none"))));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Ailing implements EntryHandler {

        private volatile boolean well = true;

        @Override
        public void handle(List<Entry> entries, Acknowledger acknowledger) {
            acknowledger.done(entries);
        }

        @Override
        public boolean isWell() {
            return well;
        }
    }
}
