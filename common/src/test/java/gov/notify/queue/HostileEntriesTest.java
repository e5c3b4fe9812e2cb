package gov.notify.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.queue.EntryCodec.Decoded;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Entries of another program, of another version, or of somebody who can write to Redis.
class HostileEntriesTest {

    private static final String ID = "0199f1a0-0000-7000-8000-000000000001";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "0199f1a0000070008000000000000001",
                "{0199f1a0-0000-7000-8000-0000000000}",
                "0199f1a0-0000-7000-8000-00000000000g",
                "0199f1a0-0000-7000-8000-0000000000011",
                "0199f1a0-0000-7000-80000-00000000001",
                "0199f1a00-000-7000-8000-000000000001",
                "+199f1a0-0000-7000-8000-000000000001",
                "0199f1a0-0000-7000-8000--00000000001",
                " 0199f1a0-0000-7000-8000-0000000001 ",
                "０199f1a0-0000-7000-8000-000000000001",
                "0199f1a0-0000-7000-8000-000000000001\n"
            })
    void an_id_that_is_no_uuid_is_unreadable(String id) {
        assertThat(unreadable(with("id", id)).why()).isEqualTo("malformed field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "1.5",
                "1e3",
                "0x10",
                "９",
                "9223372036854775808",
                "99999999999999999999",
                " 1",
                "1\n"
            })
    void a_time_that_is_no_number_of_milliseconds_is_unreadable(String time) {
        assertThat(unreadable(with("q", time)).why()).isEqualTo("malformed field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "2", "01", "1.0", "v1", "１"})
    void only_version_1_is_known(String version) {
        assertThat(unreadable(with("v", version)).why()).isEqualTo("unknown version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MSG", "message", "msg ", "chunk", "job.split", "cb"})
    void a_kind_that_nobody_here_handles_is_unreadable(String kind) {
        assertThat(unreadable(with("k", kind)).why()).isEqualTo("unknown kind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v", "k", "id"})
    void an_entry_that_lacks_what_it_must_have_is_unreadable(String field) {
        var fields = entry();
        fields.remove(field);

        assertThat(unreadable(fields)).isNotNull();
    }

    @Test
    void nothing_at_all_is_unreadable() {
        assertThat(unreadable(Map.of()).why()).isEqualTo("unknown version");
    }

    @Test
    void an_entry_that_says_no_time_was_hinted_at_no_known_time() {
        var fields = entry();
        fields.remove("q");

        assertThat(understood(fields).hintedAtMillis()).isZero();
    }

    @Test
    void what_is_unreadable_keeps_its_fields_for_the_dead_letter_and_its_id() {
        var fields = with("k", "dance");

        var unreadable = (Decoded.Unreadable) EntryCodec.decode(WorkStream.SMS_HIGH, 3, "17-4", fields);

        assertThat(unreadable.entryId()).isEqualTo("17-4");
        assertThat(unreadable.fields()).isEqualTo(fields);
    }

    @Test
    void fields_that_a_later_version_adds_are_kept_and_handed_on() {
        var fields = with("tp", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        var entry = understood(fields);

        assertThat(entry.field("tp")).startsWith("00-");
        assertThat(asMap(EntryCodec.encode(entry))).isEqualTo(fields);
    }

    @Test
    void an_entry_may_have_512_bytes_and_not_one_more() {
        var fields = entry();
        int taken = fields.entrySet().stream()
                .mapToInt(field -> field.getKey().length() + field.getValue().length())
                .sum();

        fields.put("x", "a".repeat(512 - taken - 1));
        assertThat(understood(fields).id()).isEqualTo(ID);

        fields.put("x", "a".repeat(512 - taken));
        assertThat(unreadable(fields).why()).isEqualTo("larger than 512 bytes");
    }

    @Test
    void bytes_are_counted_and_not_characters() {
        assertThat(unreadable(with("x", "é".repeat(250))).why()).isEqualTo("larger than 512 bytes");
        assertThat(unreadable(with("x", "😀".repeat(120))).why()).isEqualTo("larger than 512 bytes");
    }

    @Test
    void thousands_of_small_fields_are_as_large_as_one_large_one() {
        var fields = entry();
        for (int i = 0; i < 5000; i++) {
            fields.put("f" + i, "");
        }

        assertThat(unreadable(fields).fields()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(WorkStream.class)
    void noise_is_never_understood_and_never_thrown_over(WorkStream stream) {
        var random = new Random(stream.index());
        for (int i = 0; i < 2000; i++) {
            var fields = entry();
            var names = List.of("v", "k", "id", "q");
            fields.put(names.get(random.nextInt(names.size())), noise(random));

            assertThatCode(() -> {
                        if (EntryCodec.decode(stream, 0, "1-0", fields) instanceof Decoded.Understood(var entry)) {
                            assertThat(entry.uuid()).isNotNull();
                            assertThat(entry.hintedAtMillis()).isNotNegative();
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void what_is_written_is_smaller_than_what_may_be_read() {
        for (var channel : Channel.values()) {
            for (var lane : Lane.values()) {
                var hint = Hint.message(channel, lane, UUID.randomUUID(), UUID.randomUUID());
                var fields = asMap(EntryCodec.encode(hint, Long.MAX_VALUE / 10));

                assertThat(EntryCodec.decode(hint.stream(), 0, "1-0", fields)).isInstanceOf(Decoded.Understood.class);
            }
        }
    }

    private static String noise(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(
                    random.nextBoolean()
                            ? (char) random.nextInt(0xD800)
                            : "0123456789abcdef-".charAt(random.nextInt(17)));
        }
        return text.toString();
    }

    private static Map<String, String> entry() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("v", "1");
        fields.put("k", "msg");
        fields.put("id", ID);
        fields.put("q", "1764166509123");
        return fields;
    }

    private static Map<String, String> with(String name, String value) {
        var fields = entry();
        fields.put(name, value);
        return fields;
    }

    private static Entry understood(Map<String, String> fields) {
        return ((Decoded.Understood) EntryCodec.decode(WorkStream.SMS_HIGH, 0, "1-0", fields)).entry();
    }

    private static Decoded.Unreadable unreadable(Map<String, String> fields) {
        return (Decoded.Unreadable) EntryCodec.decode(WorkStream.SMS_HIGH, 0, "1-0", fields);
    }

    private static Map<String, String> asMap(List<String> flat) {
        var fields = new HashMap<String, String>();
        for (int i = 0; i < flat.size(); i += 2) {
            fields.put(flat.get(i), flat.get(i + 1));
        }
        return fields;
    }
}
