package gov.notify.worker.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.log.SafeStackTrace;
import gov.notify.queue.Entry;
import gov.notify.queue.EntryCodec.Decoded.Unreadable;
import gov.notify.redis.RedisCalls;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.redis.client.Command;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Where entries go that failed too often or cannot be read: a row in `dead_letters`, a copy on the stream
/// `dead`.
///
/// The row comes first and the acknowledgement last, so that a death in between only repeats it; its id derives
/// from the entry, so that a repetition is no second row. One that cannot be buried now is told of and keeps nobody
/// from going on.
@Singleton
final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final String KEPT = "10000";
    private static final String RECORD = """
            insert into dead_letters (id, stream, kind, entry, error, attempts, first_failed_at, last_failed_at)
            values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)
            on conflict (id) do update set last_failed_at = excluded.last_failed_at, attempts = excluded.attempts
            """;

    private final DataSource database;
    private final RedisCalls redis;
    private final AckWriter ackWriter;
    private final Clock clock;
    private final ObjectMapper json;
    private final Counter buried;

    DeadLetters(
            DataSource database,
            RedisCalls redis,
            AckWriter ackWriter,
            Clock clock,
            ObjectMapper json,
            MeterRegistry meters) {
        this.database = database;
        this.redis = redis;
        this.ackWriter = ackWriter;
        this.clock = clock;
        this.json = json;
        this.buried = meters.counter("dead_letters");
    }

    /// An entry that this program cannot make sense of.
    void bury(StreamShard shard, Unreadable unreadable) {
        orLater(
                shard,
                unreadable.entryId(),
                () -> bury(shard, unreadable.entryId(), "unreadable", unreadable.fields(), unreadable.why(), 1));
    }

    /// An entry that failed too often. Its handler notes in Postgres what that means, before the entry goes away.
    void bury(Entry entry, int deliveries, EntryHandler handler) {
        var shard = new StreamShard(entry.stream(), entry.shard());
        orLater(shard, entry.entryId(), () -> {
            handler.gaveUp(entry);
            bury(shard, entry.entryId(), entry.kind().wireName(), entry.fields(), "failed too often", deliveries);
        });
    }

    @FunctionalInterface
    private interface Burial {
        void run() throws SQLException, JsonProcessingException;
    }

    // The boundary to handlers and stores: others that came with this entry are taken care of, whatever it throws.
    private static void orLater(StreamShard shard, String entryId, Burial burial) {
        try {
            burial.run();
        } catch (Exception | Error e) {
            // It stays pending, and is buried the next time it is found abandoned.
            LOG.warnf("dead letter %s of %s waits: %s", entryId, shard.stream().wireName(), SafeStackTrace.of(e));
        }
    }

    private void bury(
            StreamShard shard, String entryId, String kind, Map<String, String> fields, String why, int attempts)
            throws SQLException, JsonProcessingException {
        record(shard, entryId, kind, fields, why, attempts);
        var copy = new ArrayList<String>(List.of(shard.keys().dead(), "MAXLEN", "~", KEPT, "*"));
        copy.addAll(List.of("stream", shard.stream().wireName(), "why", why));
        fields.forEach((name, value) -> copy.addAll(List.of(name, value)));
        redis.call(Command.XADD, copy);
        ackWriter.acknowledge(shard, entryId);
        buried.increment();
        LOG.errorf(
                "%s %s of %s is a dead letter: %s",
                kind, entryId, shard.stream().wireName(), why);
    }

    /// Postgres keeps no NUL; an entry that holds one is buried without it, or it would stay the oldest of
    /// its stream.
    private static Map<String, String> withoutNul(Map<String, String> fields) {
        var kept = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> kept.put(name.replace("\0", ""), value.replace("\0", "")));
        return kept;
    }

    private void record(
            StreamShard shard, String entryId, String kind, Map<String, String> fields, String why, int attempts)
            throws SQLException, JsonProcessingException {
        var name = shard.key() + "|" + entryId;
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(RECORD)) {
            insert.setObject(1, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
            insert.setString(2, shard.stream().wireName());
            insert.setString(3, kind);
            insert.setString(4, json.writeValueAsString(withoutNul(fields)));
            insert.setString(5, why);
            insert.setInt(6, attempts);
            insert.setObject(7, now);
            insert.setObject(8, now);
            insert.executeUpdate();
        }
    }
}
