package gov.notify.queue;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import gov.notify.queue.EntryCodec.Decoded;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryCodecTest {

    @Test
    void reads_what_it_wrote() {
        var id = UUID.randomUUID();
        var hint = Hint.message(Channel.SMS, Lane.BULK, id, UUID.randomUUID());

        var decoded = EntryCodec.decode(WorkStream.SMS_BULK, 0, "1-0", asMap(hint));

        assertThat(decoded).isInstanceOfSatisfying(Decoded.Understood.class, understood -> {
            assertThat(understood.entry().uuid()).isEqualTo(id);
            assertThat(understood.entry().kind()).isEqualTo(EntryKind.MESSAGE);
            assertThat(understood.entry().hintedAtMillis()).isEqualTo(42);
        });
    }

    @ParameterizedTest
    @CsvSource({"v, 2", "k, dance", "id, 12", "id, not-a-uuid-not-a-uuid-not-a-uuid-not", "q, yesterday"})
    void calls_unreadable_what_it_does_not_know(String field, String value) {
        var fields = asMap(Hint.receipt(UUID.randomUUID()));
        fields.put(field, value);

        assertThat(EntryCodec.decode(WorkStream.RECEIPTS, 0, "1-0", fields)).isInstanceOf(Decoded.Unreadable.class);
    }

    @Test
    void calls_unreadable_what_is_too_large_and_keeps_none_of_it() {
        var fields = asMap(Hint.receipt(UUID.randomUUID()));
        fields.put("p1", "x".repeat(600));

        assertThat(EntryCodec.decode(WorkStream.RECEIPTS, 0, "1-0", fields))
                .isInstanceOfSatisfying(
                        Decoded.Unreadable.class,
                        unreadable -> assertThat(unreadable.fields()).isEmpty());
    }

    private static Map<String, String> asMap(Hint hint) {
        var fields = new HashMap<String, String>();
        var flat = EntryCodec.encode(hint, 42).iterator();
        while (flat.hasNext()) {
            fields.put(flat.next(), flat.next());
        }
        return fields;
    }
}
