package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.security.Recipient;
import gov.notify.worker.TestDatabase;
import gov.notify.worker.provider.OutgoingMessage;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendRatesTest {

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "+18005550100, 3", "+18335550100, 3", "+18445550100, 3", "18555550100, 3", "8665550100, 3", "+18775550100, 3",
        "+18885550100, 3", "+12025550100, 1", "+18995550100, 1", "+4418005550100, 1", "GOVERNMENT, 1", "20255, 1",
    })
    void a_number_without_a_row_has_the_rate_of_its_kind(String number, double perSecond) {
        assertThat(rates().of(number, text()).perSecond()).isEqualTo(perSecond);
    }

    @Test
    void an_account_of_email_without_a_row_has_fourteen() {
        assertThat(rates().of("ses", email()).perSecond()).isEqualTo(14);
    }

    @Test
    void a_row_counts_and_one_that_makes_no_sense_does_not() {
        database.run("insert into origination_identities (identity, kind, provider, mps) values"
                + " ('+18005550100', 'toll_free', 'sns', 25), ('+12025550100', 'long_code', 'sns', 0),"
                + " ('+12025550101', 'long_code', 'sns', -3), ('+12025550102', 'long_code', 'sns', 'Infinity'),"
                + " ('+12025550103', 'long_code', 'sns', 'NaN'), ('+12025550104', 'long_code', 'sns', 0.2)");
        var rates = rates();

        assertThat(rates.of("+18005550100", text()).perSecond()).isEqualTo(25);
        assertThat(rates.of("+12025550104", text()).perSecond()).isEqualTo(0.2);
        for (var number : new String[] {"+12025550100", "+12025550101", "+12025550102", "+12025550103"}) {
            assertThat(rates.of(number, text()).perSecond()).as(number).isEqualTo(1);
        }
    }

    @Test
    void a_table_that_cannot_be_read_leaves_what_is_usual_and_ends_nothing() {
        database.run("alter table origination_identities rename to elsewhere");

        assertThat(rates().of("+18005550100", text()).perSecond()).isEqualTo(3);
    }

    @Test
    void a_database_that_is_away_leaves_what_is_usual() {
        var lost = database.another(1);
        lost.close();

        assertThat(new SendRates(lost, DeliverySettings.of(DeliveryConfig.class, Map.of()))
                        .of("+18005550100", text())
                        .perSecond())
                .isEqualTo(3);
    }

    private SendRates rates() {
        return new SendRates(database.pool(), DeliverySettings.of(DeliveryConfig.class, Map.of()));
    }

    private static OutgoingMessage text() {
        return new OutgoingMessage.Text(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Recipient(Channel.SMS, "+12025550143"),
                null,
                "hello",
                1,
                false,
                1);
    }

    private static OutgoingMessage email() {
        return new OutgoingMessage.Email(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new OutgoingMessage.Sender("", ""),
                new Recipient(Channel.EMAIL, "zoe@example.com"),
                null,
                "",
                "",
                "",
                null,
                1);
    }
}
