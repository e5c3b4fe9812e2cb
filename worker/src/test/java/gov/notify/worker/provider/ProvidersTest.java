package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.security.Recipient;
import gov.notify.worker.provider.ProviderList.Active;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProvidersTest {

    private static final Active SES = new Active("ses", "email", false, 100);
    private static final Active SNS = new Active("sns", "sms", true, 100);
    private static final Active EUM = new Active("eum", "sms", false, 100);

    private final FakeProvider ses = new FakeProvider("ses");
    private final FakeProvider sns = new FakeProvider("sns");
    private final FakeProvider eum = new FakeProvider("eum");

    private Providers providers(ProviderList list) {
        return providers(list, Duration.ofMinutes(1));
    }

    private Providers providers(ProviderList list, Duration listAge) {
        return new Providers(
                List.of(ses, sns, eum),
                list,
                listAge,
                Duration.ofMinutes(1),
                Clock.systemUTC(),
                new SimpleMeterRegistry(),
                new Random(1));
    }

    @Test
    void asks_the_one_that_serves_the_channel() {
        var providers = providers(() -> List.of(SES, SNS));

        assertThat(chosen(providers, Messages.email(UUID.randomUUID(), "a@example.com")))
                .isEqualTo("ses");
        assertThat(chosen(providers, Messages.text(UUID.randomUUID(), "+12025550143")))
                .isEqualTo("sns");
    }

    @Test
    void sends_abroad_only_through_who_may() {
        var providers = providers(() -> List.of(EUM, SNS));

        for (int i = 0; i < 20; i++) {
            assertThat(chosen(providers, abroad())).isEqualTo("sns");
        }
    }

    @Test
    void shares_among_several_by_priority() {
        var providers =
                providers(() -> List.of(new Active("eum", "sms", true, 25), new Active("sns", "sms", true, 75)));
        var chosen = new ArrayList<String>();
        for (int i = 0; i < 1000; i++) {
            chosen.add(chosen(providers, abroad()));
        }

        assertThat(chosen.stream().filter("sns"::equals).count()).isBetween(700L, 800L);
    }

    @Test
    void passes_over_the_one_that_is_being_left_alone() {
        var providers = providers(() -> List.of(new Active("eum", "sms", true, 100), SNS));
        sns.answers((_, _) -> new Handover.Misconfigured(new Reason("Broken", ""), CircuitBreaker.SHORTEST));
        for (int i = 0; i < 50; i++) {
            use(providers, abroad()).send(abroad());
        }

        assertThat(sns.calls()).hasSize(1);
        assertThat(eum.calls()).hasSize(49);
    }

    @Test
    void stays_with_the_one_that_may_have_the_message_already() {
        var providers = providers(() -> List.of(new Active("eum", "sms", true, 100), SNS));

        for (int i = 0; i < 20; i++) {
            assertThat(providers.choose(abroad(), "eum"))
                    .isInstanceOfSatisfying(
                            ProviderChoice.Use.class,
                            use -> assertThat(use.provider().identifier()).isEqualTo("eum"));
        }
    }

    @Test
    void says_how_long_to_wait_when_nobody_can_be_asked() {
        assertThat(providers(List::of).choose(abroad()))
                .isInstanceOfSatisfying(
                        ProviderChoice.Wait.class,
                        wait -> assertThat(wait.after()).isPositive());
    }

    @Test
    void keeps_the_last_list_while_the_database_is_away() {
        var reads = new ArrayList<String>();
        var providers = providers(
                () -> {
                    reads.add("read");
                    if (reads.size() > 1) {
                        throw new SQLException("away", "08006");
                    }
                    return List.of(SNS);
                },
                Duration.ZERO);
        assertThat(chosen(providers, abroad())).isEqualTo("sns");

        assertThat(chosen(providers, abroad())).isEqualTo("sns");
        assertThat(reads).hasSizeGreaterThan(1);
    }

    private static OutgoingMessage abroad() {
        return new OutgoingMessage.Text(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Recipient(Channel.SMS, "+447700900123"),
                null,
                "hello",
                1,
                true,
                1);
    }

    private static String chosen(Providers providers, OutgoingMessage message) {
        return use(providers, message).identifier();
    }

    private static Provider use(Providers providers, OutgoingMessage message) {
        return switch (providers.choose(message)) {
            case ProviderChoice.Use(var provider) -> provider;
            case ProviderChoice.Wait wait -> throw new AssertionError(wait);
        };
    }
}
