package gov.notify.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.notification.StatusStep.Because;
import gov.notify.notification.StatusStep.Move;
import gov.notify.notification.StatusStep.Stay;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every state and every event, written out: a word is the status that follows, `-` a duplicate, `x` what is out of
/// place, `!` a late bounce, and `timed-out` a temporary failure that only time has made.
class StatusTableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            state            | accepted | without  | given up          | delivered | permanent         | temporary         | failed | rejected          | timed out
            created             | sending  | sent     | technical-failure | x         | x                 | x                 | x      | x                 | x
            sending             | -        | -        | -                 | delivered | permanent-failure | temporary-failure | failed | technical-failure | timed-out
            pending             | -        | -        | -                 | delivered | temporary-failure | temporary-failure | failed | x                 | timed-out
            sent                | -        | -        | -                 | delivered | permanent-failure | temporary-failure | failed | -                 | -
            delivered           | -        | -        | -                 | -         | !                 | !                 | -      | -                 | -
            failed              | -        | -        | -                 | -         | -                 | -                 | -      | -                 | -
            permanent-failure   | -        | -        | -                 | -         | -                 | -                 | -      | -                 | -
            temporary-failure   | -        | -        | -                 | -         | -                 | -                 | -      | -                 | -
            technical-failure   | -        | -        | -                 | -         | -                 | -                 | -      | -                 | -
            timed-out           | -        | -        | -                 | delivered | permanent-failure | temporary-failure | failed | technical-failure | -
            ambiguous           | -        | -        | -                 | delivered | permanent-failure | temporary-failure | failed | technical-failure | -
            cancelled           | x        | x        | x                 | x         | x                 | x                 | x      | x                 | x
            pending-virus-check | x        | x        | x                 | x         | x                 | x                 | x      | x                 | x
            validation-failed   | x        | x        | x                 | x         | x                 | x                 | x      | x                 | x
            virus-scan-failed   | x        | x        | x                 | x         | x                 | x                 | x      | x                 | x
            """)
    void an_event_does_what_the_table_says(
            String state,
            String accepted,
            String withoutReceipt,
            String givenUp,
            String delivered,
            String permanent,
            String temporary,
            String failed,
            String rejected,
            String timedOut) {
        var expected = Arrays.asList(
                accepted, withoutReceipt, givenUp, delivered, permanent, temporary, failed, rejected, timedOut);

        assertThat(Arrays.stream(StatusEvent.values()).map(event -> word(StatusMachine.next(state(state), event))))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource(StatusEvent.class)
    void a_flag_counts_for_nothing_where_it_does_not_belong(StatusEvent event) {
        for (var status : NotificationStatus.values()) {
            if (status != NotificationStatus.TEMPORARY_FAILURE && status != NotificationStatus.TECHNICAL_FAILURE) {
                assertThat(StatusMachine.next(new DeliveryState(status, true, true), event))
                        .isEqualTo(StatusMachine.next(DeliveryState.of(status), event));
            }
        }
        assertThat(StatusMachine.next(new DeliveryState(NotificationStatus.TEMPORARY_FAILURE, false, true), event))
                .isEqualTo(new Stay(Because.DUPLICATE));
        assertThat(StatusMachine.next(new DeliveryState(NotificationStatus.TECHNICAL_FAILURE, true, false), event))
                .isEqualTo(new Stay(Because.DUPLICATE));
    }

    @ParameterizedTest
    @EnumSource(NotificationStatus.class)
    void nothing_leads_back_to_created_or_to_what_is_never_produced(NotificationStatus status) {
        for (var event : StatusEvent.values()) {
            if (StatusMachine.next(DeliveryState.of(status), event) instanceof Move move) {
                assertThat(move.to())
                        .isNotIn(
                                NotificationStatus.CREATED,
                                NotificationStatus.PENDING,
                                NotificationStatus.CANCELLED,
                                NotificationStatus.PENDING_VIRUS_CHECK,
                                NotificationStatus.VALIDATION_FAILED,
                                NotificationStatus.VIRUS_SCAN_FAILED);
            }
        }
    }

    @Test
    void an_event_is_called_as_the_picture_calls_it() {
        assertThat(StatusEvent.ACCEPTED_WITHOUT_RECEIPT.wireName()).isEqualTo("accepted without receipt");
        assertThat(StatusEvent.TIMED_OUT.wireName()).isEqualTo("timed out");
    }

    private static DeliveryState state(String word) {
        return switch (word) {
            case "timed-out" -> new DeliveryState(NotificationStatus.TEMPORARY_FAILURE, true, false);
            case "ambiguous" -> new DeliveryState(NotificationStatus.TECHNICAL_FAILURE, false, true);
            default ->
                DeliveryState.of(
                        NotificationStatus.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
        };
    }

    private static String word(StatusStep step) {
        return switch (step) {
            case Move(var to, var timedOut) -> timedOut ? "timed-out" : to.wireName();
            case Stay(var because) ->
                switch (because) {
                    case DUPLICATE -> "-";
                    case OUT_OF_PLACE -> "x";
                    case LATE_BOUNCE -> "!";
                };
        };
    }
}
