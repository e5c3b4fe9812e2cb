package gov.notify.queue;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.message.Lane;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What keys, streams and entries are called. Programs of two versions and operators meet in these names.
class StreamNamesTest {

    private static final UUID ID = UUID.fromString("0199f1a0-0000-7000-8000-000000000001");
    private static final UUID SERVICE = UUID.fromString("0199f1a0-0000-7000-8000-000000000002");

    @ParameterizedTest
    @CsvSource({
        "SMS_HIGH, 1, nq:{0}:send:sms:high, senders",
        "SMS_NORMAL, 2, nq:{0}:send:sms:normal, senders",
        "SMS_BULK, 3, nq:{0}:send:sms:bulk, senders",
        "EMAIL_HIGH, 4, nq:{0}:send:email:high, senders",
        "EMAIL_NORMAL, 5, nq:{0}:send:email:normal, senders",
        "EMAIL_BULK, 6, nq:{0}:send:email:bulk, senders",
        "RECEIPTS, 8, nq:{0}:receipts, receipts",
        "SIMULATE, 11, nq:{0}:simulate, simulate"
    })
    void a_stream_has_a_key_a_group_and_a_number_for_good(WorkStream stream, int index, String key, String group) {
        assertThat(new QueueKeys(0).stream(stream)).isEqualTo(key);
        assertThat(stream.group()).isEqualTo(group);
        assertThat(stream.index()).isEqualTo(index);
    }

    @Test
    void no_two_streams_share_a_number_and_none_has_one_that_was_handed_out_before() {
        assertThat(WorkStream.all())
                .hasSize(8)
                .extracting(WorkStream::index)
                .doesNotHaveDuplicates()
                .doesNotContain(7, 9, 10);
    }

    @ParameterizedTest
    @CsvSource({
        "SMS, HIGH, SMS_HIGH", "SMS, NORMAL, SMS_NORMAL", "SMS, BULK, SMS_BULK",
        "EMAIL, HIGH, EMAIL_HIGH", "EMAIL, NORMAL, EMAIL_NORMAL", "EMAIL, BULK, EMAIL_BULK"
    })
    void a_message_goes_on_the_stream_of_its_channel_and_lane(Channel channel, Lane lane, WorkStream stream) {
        assertThat(WorkStream.send(channel, lane)).isEqualTo(stream);
        assertThat(Hint.message(channel, lane, ID, SERVICE).stream()).isEqualTo(stream);
    }

    @Test
    void all_keys_of_a_shard_share_its_hash_tag_and_the_others_have_none() {
        var keys = new QueueKeys(3);

        assertThat(keys.delayed()).isEqualTo("nq:{3}:delayed");
        assertThat(keys.delayedBody()).isEqualTo("nq:{3}:delayed:body");
        assertThat(keys.dead()).isEqualTo("nq:{3}:dead");
        assertThat(keys.epoch()).isEqualTo("nq:{3}:epoch");
        assertThat(QueueKeys.bucket("+18005550100")).isEqualTo("nq:rl:+18005550100");
        assertThat(QueueKeys.heartbeat("worker-0")).isEqualTo("nq:w:worker-0");
        assertThat(QueueKeys.workers()).isEqualTo("nq:workers");
    }

    @ParameterizedTest
    @CsvSource({"MESSAGE, msg", "RECEIPT, rcpt", "SIMULATE, sim"})
    void a_kind_has_a_word_on_the_wire(EntryKind kind, String word) {
        assertThat(kind.wireName()).isEqualTo(word);
        assertThat(EntryKind.of(word)).contains(kind);
        assertThat(EntryKind.values()).hasSize(3);
    }

    @Test
    void an_entry_says_its_version_kind_id_service_and_time_and_nothing_of_a_person() {
        assertThat(EntryCodec.encode(Hint.message(Channel.SMS, Lane.HIGH, ID, SERVICE), 42))
                .containsExactly("v", "1", "k", "msg", "id", ID.toString(), "svc", SERVICE.toString(), "q", "42");
        assertThat(EntryCodec.encode(Hint.receipt(ID), 42))
                .containsExactly("v", "1", "k", "rcpt", "id", ID.toString(), "q", "42");
        assertThat(EntryCodec.encode(Hint.simulate(ID, SERVICE), 42))
                .containsExactly("v", "1", "k", "sim", "id", ID.toString(), "svc", SERVICE.toString(), "q", "42");
    }

    @Test
    void a_time_that_is_past_means_at_once() {
        var hint = Hint.receipt(ID);

        assertThat(hint.delay()).isZero();
        assertThat(hint.after(Duration.ofSeconds(-5)).delay()).isZero();
        assertThat(hint.after(Duration.ofSeconds(5)).delay()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void the_same_work_postponed_has_one_name_and_other_work_another() {
        var hint = Hint.message(Channel.EMAIL, Lane.BULK, ID, SERVICE);

        assertThat(hint.member()).isEqualTo("6|msg|" + ID);
        assertThat(hint.after(Duration.ofDays(1)).member()).isEqualTo(hint.member());
        assertThat(Hint.simulate(ID, SERVICE).member()).isEqualTo("11|sim|" + ID);
        assertThat(Hint.receipt(ID).member()).isEqualTo("8|rcpt|" + ID);
    }
}
