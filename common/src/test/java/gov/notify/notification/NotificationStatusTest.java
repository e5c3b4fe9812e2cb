package gov.notify.notification;

import static gov.notify.notification.NotificationStatus.CREATED;
import static gov.notify.notification.NotificationStatus.PENDING;
import static gov.notify.notification.NotificationStatus.PENDING_VIRUS_CHECK;
import static gov.notify.notification.NotificationStatus.SENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NotificationStatusTest {

    @Test
    void only_what_is_not_handed_over_or_waits_for_a_receipt_is_not_final() {
        assertThat(Arrays.stream(NotificationStatus.values()).filter(status -> !status.isFinal()))
                .containsExactlyInAnyOrder(CREATED, SENDING, PENDING, PENDING_VIRUS_CHECK);
    }

    @Test
    void every_status_is_found_by_its_name_on_the_wire() {
        assertThat(NotificationStatus.values())
                .allSatisfy(status ->
                        assertThat(NotificationStatus.of(status.wireName())).isEqualTo(status));
        assertThat(NotificationStatus.PERMANENT_FAILURE.wireName()).isEqualTo("permanent-failure");
    }

    @Test
    void what_is_no_status_is_refused_by_name() {
        assertThatThrownBy(() -> NotificationStatus.of("lost"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lost");
    }
}
