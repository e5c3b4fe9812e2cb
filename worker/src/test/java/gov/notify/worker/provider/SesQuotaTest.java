package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.sandbox.log.LogLines;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.schedule.WorkerPair;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetAccountRequest;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;

class SesQuotaTest {

    private final TestDatabase database = new TestDatabase();
    private final StandIn aws = new StandIn();
    private final SesV2Client client = StandIn.CLIENTS.build(SesV2Client::builder, aws.access());

    @AfterEach
    void close() {
        client.close();
        aws.close();
        database.close();
    }

    @Test
    void what_the_account_may_send_is_noted_and_noted_again_when_it_is_raised() {
        var quota = new SesQuota(client, database.pool());
        aws.aws.behaviour().change("{\"sends_per_second\":14}");
        quota.read();
        assertThat(noted()).startsWith("ses ses ses 14 ");

        aws.aws.behaviour().change("{\"sends_per_second\":50}");
        quota.read();

        assertThat(noted()).startsWith("ses ses ses 50 ");
        assertThat(database.count("origination_identities")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "14, 50000, ses ses ses 14 50000",
        "0.5, 200, ses ses ses 0.5 200",
        "14, -1, ses ses ses 14 any", // AWS: -1 signifies an unlimited quota
        "14, 0, ses ses ses 14 0",
        "14, 9000000000, ses ses ses 14 2147483647",
        "0, 200, none",
        "-1, 200, none",
    })
    void every_answer_that_says_a_rate_is_noted(double perSecond, double perDay, String row) {
        new SesQuota(new Answering(perSecond, perDay), database.pool()).read();

        assertThat(noted()).isEqualTo(row);
    }

    @Test
    void a_rate_of_nothing_leaves_what_was_noted_and_what_an_operator_wrote_beside_it() {
        new SesQuota(new Answering(14, 200), database.pool()).read();
        database.run("update origination_identities set paused_reason = 'by hand'");

        new SesQuota(new Answering(0, 0), database.pool()).read();
        assertThat(noted()).isEqualTo("ses ses ses 14 200");

        new SesQuota(new Answering(20, 300), database.pool()).read();
        assertThat(noted()).isEqualTo("ses ses ses 20 300");
        assertThat(database.one("select paused_reason from origination_identities"))
                .isEqualTo("by hand");
    }

    @Test
    void an_answer_that_does_not_come_changes_nothing() {
        new SesQuota(new Answering(14, 200), database.pool()).read();
        aws.close();

        assertThatThrownBy(() -> new SesQuota(client, database.pool()).read()).isInstanceOf(SdkException.class);

        assertThat(noted()).isEqualTo("ses ses ses 14 200");
    }

    @Test
    void an_answer_without_a_rate_changes_nothing() {
        new SesQuota(new Answering(14, 200), database.pool()).read();

        new SesQuota(new Answering(null, null, () -> true), database.pool()).read();

        assertThat(noted()).isEqualTo("ses ses ses 14 200");
    }

    @Test
    void that_an_account_may_write_to_verified_addresses_alone_is_said_once_and_so_is_its_end() {
        var answers = new ArrayDeque<>(List.of(false, false, true, true));
        var quota = new SesQuota(new Answering(14d, 200d, answers::remove), database.pool());

        try (var log = new LogLines(SesQuota.class.getName())) {
            quota.read();
            quota.read();
            assertThat(log.all()).singleElement().asString().contains("in its sandbox");

            quota.read();
            quota.read();
            assertThat(log.all()).hasSize(2).last().asString().contains("out of its sandbox");
        }
    }

    @Test
    void two_workers_ask_once() {
        WorkerPair.runs(database, new SesQuota(new Answering(14, 200), database.pool()));

        assertThat(noted()).isEqualTo("ses ses ses 14 200");
    }

    private String noted() {
        return database.one("select concat_ws(' ', identity, kind, provider, mps, coalesce(daily_cap::text, 'any'))"
                + " from origination_identities");
    }

    /// An account with this quota.
    private record Answering(
            @Nullable Double perSecond, @Nullable Double perDay, Supplier<Boolean> inProduction)
            implements SesV2Client {

        Answering(double perSecond, double perDay) {
            this(perSecond, perDay, () -> true);
        }

        @Override
        public GetAccountResponse getAccount(GetAccountRequest request) {
            return GetAccountResponse.builder()
                    .sendQuota(quota -> quota.maxSendRate(perSecond).max24HourSend(perDay))
                    .productionAccessEnabled(inProduction.get())
                    .build();
        }

        @Override
        public String serviceName() {
            return "ses";
        }

        @Override
        public void close() {}
    }
}
