package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import gov.notify.queue.EntryCodec.Decoded;
import gov.notify.queue.EntryKind;
import gov.notify.queue.WorkStream;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.BulkType;
import io.vertx.redis.client.impl.types.MultiType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamReplyParserTest {

    private static final StreamShard RECEIPTS = new StreamShard(WorkStream.RECEIPTS, 0);
    private static final String ID = "018f2a7c-0000-7000-8000-00000000cafe";

    @Test
    void no_answer_in_time_and_an_empty_one_are_no_streams_and_no_entries() {
        assertThat(StreamReplyParser.byStream(null)).isEmpty();
        assertThat(StreamReplyParser.byStream(list())).isEmpty();
        assertThat(StreamReplyParser.entries(RECEIPTS, null)).isEmpty();
        assertThat(StreamReplyParser.entries(RECEIPTS, list())).isEmpty();
    }

    @Test
    void streams_come_as_pairs_or_as_a_map_by_version_of_the_protocol() {
        var entries = list(entry("1-1", "v", "1"));

        assertThat(StreamReplyParser.byStream(list(list(text("a"), entries), list(text("b"), list()))))
                .containsOnlyKeys("a", "b")
                .containsEntry("a", entries);
        assertThat(StreamReplyParser.byStream(map(text("a"), entries, text("b"), list())))
                .containsOnlyKeys("a", "b")
                .containsEntry("a", entries);
    }

    @Test
    void an_entry_is_read_with_its_id_kind_and_fields() {
        var found = StreamReplyParser.entries(
                RECEIPTS, list(entry("1760000000000-3", "v", "1", "k", "rcpt", "id", ID, "q", "1760000000000")));

        assertThat(found)
                .singleElement()
                .asInstanceOf(type(Decoded.Understood.class))
                .satisfies(read -> {
                    assertThat(read.entry().entryId()).isEqualTo("1760000000000-3");
                    assertThat(read.entry().kind()).isEqualTo(EntryKind.RECEIPT);
                    assertThat(read.entry().uuid()).hasToString(ID);
                    assertThat(read.entry().hintedAtMillis()).isEqualTo(1_760_000_000_000L);
                    assertThat(read.entry().stream()).isEqualTo(WorkStream.RECEIPTS);
                });
    }

    @Test
    void entries_that_were_deleted_meanwhile_come_as_nothing_and_keep_no_other() {
        var found = StreamReplyParser.entries(
                RECEIPTS,
                list(
                        null,
                        list(text("1-1"), null),
                        list(text("1-2")),
                        list(),
                        entry("1-3", "v", "1", "k", "rcpt", "id", ID),
                        null));

        assertThat(found).extracting(StreamCommands::entryId).containsExactly("1-3");
    }

    @Test
    void what_nobody_of_ours_wrote_is_unreadable_and_keeps_its_id() {
        var found = StreamReplyParser.entries(
                RECEIPTS,
                list(
                        entry("1-1"),
                        entry("1-2", "v", "2", "k", "rcpt", "id", ID),
                        entry("1-3", "v", "1", "k", "letter", "id", ID),
                        entry("1-4", "v", "1", "k", "rcpt", "id", "1 or 1=1"),
                        entry("1-5", "v", "1", "k", "rcpt", "id", ID, "q", "-1"),
                        entry("1-6", "v", "1", "k", "rcpt", "id", ID, "q", "9".repeat(19)),
                        entry("1-7", "v", "1", "k", "rcpt", "id", ID, "x", "y".repeat(512)),
                        entry("1-8", "v", "1", "k", "rcpt")));

        assertThat(found).allMatch(Decoded.Unreadable.class::isInstance);
        assertThat(found)
                .extracting(one -> StreamCommands.entryId(one) + " " + ((Decoded.Unreadable) one).why())
                .containsExactly(
                        "1-1 unknown version",
                        "1-2 unknown version",
                        "1-3 unknown kind",
                        "1-4 malformed field",
                        "1-5 malformed field",
                        "1-6 malformed field",
                        "1-7 larger than 512 bytes",
                        "1-8 unknown version");
    }

    @Test
    void a_large_entry_is_not_carried_any_further() {
        var found = StreamReplyParser.entries(RECEIPTS, list(entry("1-1", "x", "y".repeat(100_000))));

        assertThat(((Decoded.Unreadable) found.getFirst()).fields()).isEmpty();
    }

    @Test
    void fields_come_in_turn_or_as_a_map_and_may_hold_nothing_or_lack_their_last_value() {
        assertThat(StreamReplyParser.fields(list(text("v"), text("1"), text("id"), null, text("odd"))))
                .containsExactly(Map.entry("v", "1"), Map.entry("id", ""));
        assertThat(StreamReplyParser.fields(map(text("name"), text("me"), text("idle"), null)))
                .containsExactly(Map.entry("name", "me"), Map.entry("idle", ""));
        assertThat(StreamReplyParser.fields(list(text("k"), text("rcpt"), text("k"), text("msg"))))
                .as("who writes a name twice means the last")
                .containsExactly(Map.entry("k", "msg"));
    }

    private static Response entry(String id, String... fields) {
        return list(
                text(id),
                list(List.of(fields).stream().map(StreamReplyParserTest::text).toArray(Response[]::new)));
    }

    private static Response text(String value) {
        return BulkType.create(Buffer.buffer(value), false);
    }

    private static Response list(@Nullable Response... items) {
        return multi(false, items.length, items);
    }

    private static Response map(@Nullable Response... namesAndValues) {
        return multi(true, namesAndValues.length / 2, namesAndValues);
    }

    private static Response multi(boolean isMap, int size, @Nullable Response... items) {
        var reply = MultiType.create(size, isMap);
        for (var item : items) {
            reply.add(item);
        }
        return reply;
    }
}
