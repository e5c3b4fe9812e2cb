package gov.notify.service;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.service.ServiceSnapshot.Emails;
import gov.notify.service.ServiceSnapshot.Sender;
import gov.notify.service.ServiceSnapshot.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceSnapshotTest {

    private static final UUID ID = UUID.randomUUID();
    private static final Sender FIRST = new Sender(UUID.randomUUID(), "28853", false);
    private static final Sender DEFAULT = new Sender(UUID.randomUUID(), "+18005550100", true);

    @Test
    void the_default_is_the_one_that_says_so_wherever_it_stands() {
        assertThat(new Texts(true, List.of(FIRST, DEFAULT)).defaultSender()).contains(DEFAULT);
        assertThat(new Emails("a.service", List.of(DEFAULT, FIRST)).defaultReplyTo())
                .contains(DEFAULT);
    }

    @Test
    void a_service_may_have_no_default_reply_to_address() {
        assertThat(new Emails("a.service", List.of(FIRST)).defaultReplyTo()).isEmpty();
        assertThat(new Emails("a.service", List.of()).defaultReplyTo()).isEmpty();
    }

    @Test
    void messages_are_kept_for_7_days_unless_the_service_says_otherwise_for_their_kind() {
        var service = service(Map.of(Channel.SMS, 90));

        assertThat(service.retentionDays(Channel.SMS)).isEqualTo(90);
        assertThat(service.retentionDays(Channel.EMAIL)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T00:00:00Z, 2026-12-04",
        "2026-11-26T23:59:59.999Z, 2026-12-04",
        "2026-12-25T12:00:00Z, 2027-01-02",
        "2028-02-22T12:00:00Z, 2028-03-01"
    })
    void a_payload_goes_the_day_after_its_message_is_no_longer_shown(Instant due, LocalDate expires) {
        assertThat(service(Map.of()).payloadExpiresOn(Channel.EMAIL, due)).isEqualTo(expires);
    }

    @Test
    void a_payload_is_kept_as_long_as_its_channel_is() {
        var due = Instant.parse("2026-11-26T12:00:00Z");

        assertThat(service(Map.of(Channel.SMS, 3)).payloadExpiresOn(Channel.SMS, due))
                .isEqualTo("2026-11-30");
        assertThat(service(Map.of(Channel.SMS, 3)).payloadExpiresOn(Channel.EMAIL, due))
                .isEqualTo("2026-12-04");
    }

    @Test
    void a_service_may_do_what_its_permissions_name() {
        assertThat(service(Map.of()).may("email")).isTrue();
        assertThat(service(Map.of()).may("sms")).isFalse();
        assertThat(service(Map.of()).may("e")).isFalse();
    }

    @Test
    void neither_a_service_nor_its_keys_show_more_than_their_ids() {
        var secret = new SecretKeySpec("secret".getBytes(StandardCharsets.US_ASCII), "HmacSHA256");

        assertThat(service(Map.of())).hasToString("ServiceSnapshot[" + ID + "]");
        assertThat(new ApiKeySnapshot(ID, "name", KeyType.TEAM, secret, false))
                .hasToString("ApiKeySnapshot[" + ID + "]");
    }

    private static ServiceSnapshot service(Map<Channel, Integer> retention) {
        return new ServiceSnapshot(
                ID,
                "A service",
                true,
                false,
                new ServiceSnapshot.Limits(50, 1000, 10),
                Set.of("email"),
                new Emails("a.service", List.of()),
                new Texts(true, List.of(DEFAULT)),
                List.of(),
                Set.of("ana@agency.gov"),
                retention,
                null);
    }
}
