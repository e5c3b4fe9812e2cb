package gov.notify.worker.stream;

import gov.notify.queue.EntryCodec;
import gov.notify.queue.EntryCodec.Decoded;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what stream commands answer, in both versions of the protocol.
final class StreamReplyParser {

    private StreamReplyParser() {}

    /// Streams by key, from XREADGROUP; empty when nothing came in time.
    static Map<String, Response> byStream(@Nullable Response reply) {
        var streams = new LinkedHashMap<String, Response>();
        if (reply == null) {
            return streams;
        }
        if (reply.isMap()) {
            reply.getKeys().forEach(key -> streams.put(key, reply.get(key)));
        } else {
            reply.forEach(pair -> streams.put(pair.get(0).toString(), pair.get(1)));
        }
        return streams;
    }

    /// Entries from XREADGROUP, XCLAIM or XRANGE; entries that were deleted meanwhile are passed over.
    static List<Decoded> entries(StreamShard shard, @Nullable Response list) {
        if (list == null) {
            return List.of();
        }
        var entries = new ArrayList<Decoded>(list.size());
        for (var entry : list) {
            if (entry != null && entry.size() == 2 && entry.get(1) != null) {
                var id = entry.get(0).toString();
                entries.add(EntryCodec.decode(shard.stream(), shard.shard(), id, fields(entry.get(1))));
            }
        }
        return entries;
    }

    /// Names and values, whether they came as a map or in turn.
    static Map<String, String> fields(Response flat) {
        var fields = new LinkedHashMap<String, String>();
        if (flat.isMap()) {
            flat.getKeys().forEach(name -> fields.put(name, Objects.toString(flat.get(name), "")));
        } else {
            for (int i = 0; i + 1 < flat.size(); i += 2) {
                fields.put(flat.get(i).toString(), Objects.toString(flat.get(i + 1), ""));
            }
        }
        return fields;
    }
}
