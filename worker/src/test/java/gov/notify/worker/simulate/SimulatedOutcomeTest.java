package gov.notify.worker.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedOutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "+12028675302, PERMANENT_FAILURE",
        "(202) 867-5302, PERMANENT_FAILURE",
        "+447700900002, PERMANENT_FAILURE",
        "2028675303, TEMPORARY_FAILURE",
        "+44 7700 900003, TEMPORARY_FAILURE",
        "+12028675309, DELIVERED",
        "anything, DELIVERED"
    })
    void some_numbers_stand_for_an_outcome(String number, SimulatedOutcome fate) {
        assertThat(SimulatedOutcome.ofPhone(number)).isEqualTo(fate);
    }

    @ParameterizedTest
    @CsvSource({
        "perm-fail@simulator.notify, PERMANENT_FAILURE",
        "Temp-Fail@Simulator.Notify, TEMPORARY_FAILURE",
        "delivered@simulator.notify, DELIVERED"
    })
    void some_addresses_stand_for_an_outcome(String address, SimulatedOutcome fate) {
        assertThat(SimulatedOutcome.ofEmail(address)).isEqualTo(fate);
    }

    @Test
    void a_receipt_is_made_up_once_a_message() {
        var id = UUID.randomUUID();
        var now = Instant.EPOCH;
        var message = new SimulatedMessage(id, Channel.SMS, "reference", SimulatedOutcome.DELIVERED);

        assertThat(SimulatedReceipt.of(message, now).eventKey())
                .isEqualTo(SimulatedReceipt.of(message, now.plusSeconds(9)).eventKey());
    }
}
