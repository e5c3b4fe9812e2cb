package gov.notify.queue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Entries to and from flat strings (docs/contract/pipeline.md, 9.2). Version 1 is the only one there is.
public final class EntryCodec {

    private static final String VERSION = "1";
    private static final int MOST_BYTES = 512;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private EntryCodec() {}

    /// What reading an entry came to.
    public sealed interface Decoded {
        record Understood(Entry entry) implements Decoded {}

        /// A version, kind or shape that this program does not know.
        record Unreadable(String entryId, Map<String, String> fields, String why) implements Decoded {}
    }

    /// Names and values in turn, as XADD wants them.
    public static List<String> encode(Hint hint, long nowMillis) {
        var flat = new ArrayList<String>(10);
        flat.add("v");
        flat.add(VERSION);
        flat.add("k");
        flat.add(hint.kind().wireName());
        flat.add("id");
        flat.add(hint.id());
        var serviceId = hint.serviceId();
        if (serviceId != null) {
            flat.add("svc");
            flat.add(serviceId.toString());
        }
        flat.add("q");
        flat.add(Long.toString(nowMillis));
        return flat;
    }

    /// Names and values in turn of an entry that is to come back later.
    public static List<String> encode(Entry entry) {
        var flat = new ArrayList<String>(2 * entry.fields().size());
        entry.fields().forEach((name, value) -> {
            flat.add(name);
            flat.add(value);
        });
        return flat;
    }

    public static Decoded decode(WorkStream stream, int shard, String entryId, Map<String, String> fields) {
        var size = 0;
        for (var field : fields.entrySet()) {
            size += bytes(field.getKey()) + bytes(field.getValue());
        }
        if (size > MOST_BYTES) {
            return new Decoded.Unreadable(entryId, Map.of(), "larger than " + MOST_BYTES + " bytes");
        }
        var id = fields.get("id");
        if (!VERSION.equals(fields.get("v")) || id == null) {
            return new Decoded.Unreadable(entryId, fields, "unknown version");
        }
        var kind = EntryKind.of(fields.getOrDefault("k", ""));
        if (kind.isEmpty()) {
            return new Decoded.Unreadable(entryId, fields, "unknown kind");
        }
        if (!isUuid(id) || !NUMBER.matcher(fields.getOrDefault("q", "0")).matches()) {
            return new Decoded.Unreadable(entryId, fields, "malformed field");
        }
        return new Decoded.Understood(new Entry(stream, shard, entryId, kind.get(), id, fields));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// Java takes much for a UUID: groups of other lengths, and signs.
    private static boolean isUuid(String text) {
        return UUID_TEXT.matcher(text).matches();
    }
}
