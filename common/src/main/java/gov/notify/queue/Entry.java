package gov.notify.queue;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of a stream as a worker reads it.
///
/// @param entryId Redis's own id of the entry, `ms-sequence`
/// @param id of the row that holds the work
/// @param fields all fields as they stand in Redis
public record Entry(
        WorkStream stream, int shard, String entryId, EntryKind kind, String id, Map<String, String> fields) {

    /// The id of the row. A malformed one never gets here: [EntryCodec] calls it undecodable.
    public UUID uuid() {
        return UUID.fromString(id);
    }

    /// When it was hinted, in ms since the epoch; 0 where the entry does not say.
    public long hintedAtMillis() {
        var at = field("q");
        return at == null ? 0 : Long.parseLong(at);
    }

    public @Nullable String field(String name) {
        return fields.get(name);
    }
}
