package gov.notify.notification;

import static gov.notify.notification.NotificationStatus.CREATED;
import static gov.notify.notification.NotificationStatus.DELIVERED;
import static gov.notify.notification.NotificationStatus.PERMANENT_FAILURE;
import static gov.notify.notification.NotificationStatus.SENDING;
import static gov.notify.notification.NotificationStatus.TECHNICAL_FAILURE;
import static gov.notify.notification.NotificationStatus.TEMPORARY_FAILURE;
import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.notification.StatusStep.Because;
import gov.notify.notification.StatusStep.Move;
import gov.notify.notification.StatusStep.Stay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatusMachineTest {

    private static final Pattern ARROW = Pattern.compile("^ {4}(\\w+) --> (\\w+) : ([a-z ]+)$", Pattern.MULTILINE);

    @Test
    void the_picture_in_the_documentation_shows_every_change_and_no_other() throws IOException {
        var picture = Files.readString(Path.of("../docs/statuses.md"));

        var drawn = ARROW.matcher(picture)
                .results()
                .map(arrow -> arrow.group(1) + " --> " + arrow.group(2) + " : " + arrow.group(3))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(drawn).isEqualTo(everyChange());
    }

    @Test
    void every_event_has_an_answer_wherever_a_message_stands() {
        for (var state : everyState()) {
            for (var event : StatusEvent.values()) {
                assertThat(StatusMachine.next(state, event))
                        .as("%s where it is %s", event, state)
                        .isInstanceOfAny(Move.class, Stay.class);
            }
        }
    }

    @Test
    void a_settled_message_stays_settled() {
        for (var status : List.of(DELIVERED, PERMANENT_FAILURE, TEMPORARY_FAILURE, TECHNICAL_FAILURE)) {
            for (var event : StatusEvent.values()) {
                assertThat(StatusMachine.next(DeliveryState.of(status), event)).isInstanceOf(Stay.class);
            }
        }
    }

    @Test
    void a_bounce_after_delivery_is_told_from_a_duplicate() {
        assertThat(StatusMachine.next(DeliveryState.of(DELIVERED), StatusEvent.PERMANENT_FAILURE))
                .isEqualTo(new Stay(Because.LATE_BOUNCE));
        assertThat(StatusMachine.next(DeliveryState.of(DELIVERED), StatusEvent.DELIVERED))
                .isEqualTo(new Stay(Because.DUPLICATE));
    }

    @Test
    void a_receipt_after_the_timeout_is_believed_and_ends_the_timeout() {
        var timedOut = new DeliveryState(TEMPORARY_FAILURE, true, false);

        assertThat(StatusMachine.next(timedOut, StatusEvent.DELIVERED)).isEqualTo(new Move(DELIVERED, false));
        assertThat(StatusMachine.next(timedOut, StatusEvent.TEMPORARY_FAILURE))
                .isEqualTo(new Move(TEMPORARY_FAILURE, false));
    }

    @Test
    void a_receipt_settles_a_hand_over_whose_outcome_was_never_learnt() {
        var ambiguous = new DeliveryState(TECHNICAL_FAILURE, false, true);

        assertThat(StatusMachine.next(ambiguous, StatusEvent.DELIVERED)).isEqualTo(new Move(DELIVERED, false));
    }

    @Test
    void a_receipt_alone_does_not_move_a_message_that_was_never_handed_over() {
        assertThat(StatusMachine.next(DeliveryState.of(CREATED), StatusEvent.DELIVERED))
                .isEqualTo(new Stay(Because.OUT_OF_PLACE));
        assertThat(StatusMachine.next(DeliveryState.of(CREATED), StatusEvent.ACCEPTED))
                .isEqualTo(new Move(SENDING, false));
    }

    @Test
    void what_changes_nothing_says_why() {
        var handOver = Set.of(StatusEvent.ACCEPTED, StatusEvent.ACCEPTED_WITHOUT_RECEIPT, StatusEvent.GIVEN_UP);
        for (var state : everyState()) {
            for (var event : StatusEvent.values()) {
                if (StatusMachine.next(state, event) instanceof Stay(var because)) {
                    assertThat(because)
                            .as("%s where it is %s", event, state)
                            .isEqualTo(
                                    switch (state.status()) {
                                        case CREATED,
                                                CANCELLED,
                                                PENDING_VIRUS_CHECK,
                                                VALIDATION_FAILED,
                                                VIRUS_SCAN_FAILED -> Because.OUT_OF_PLACE;
                                        case PENDING ->
                                            handOver.contains(event) ? Because.DUPLICATE : Because.OUT_OF_PLACE;
                                        case DELIVERED ->
                                            event == StatusEvent.PERMANENT_FAILURE
                                                            || event == StatusEvent.TEMPORARY_FAILURE
                                                    ? Because.LATE_BOUNCE
                                                    : Because.DUPLICATE;
                                        case SENDING,
                                                SENT,
                                                FAILED,
                                                PERMANENT_FAILURE,
                                                TEMPORARY_FAILURE,
                                                TECHNICAL_FAILURE -> Because.DUPLICATE;
                                    });
                }
            }
        }
    }

    private static Set<String> everyChange() {
        var changes = new TreeSet<String>();
        for (var state : everyState()) {
            for (var event : StatusEvent.values()) {
                if (StatusMachine.next(state, event) instanceof Move(var to, var timedOut)) {
                    changes.add(drawn(state) + " --> " + drawn(new DeliveryState(to, timedOut, false)) + " : "
                            + event.wireName());
                }
            }
        }
        return changes;
    }

    private static List<DeliveryState> everyState() {
        var states = new ArrayList<DeliveryState>();
        for (var status : NotificationStatus.values()) {
            states.add(DeliveryState.of(status));
        }
        states.add(new DeliveryState(TEMPORARY_FAILURE, true, false));
        states.add(new DeliveryState(TECHNICAL_FAILURE, false, true));
        return states;
    }

    private static String drawn(DeliveryState state) {
        if (state.timedOut()) {
            return "timed_out";
        }
        return state.ambiguous() ? "ambiguous" : state.status().wireName().replace('-', '_');
    }
}
