package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.queue.WorkStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneGroupTest {

    private static final List<WorkStream> LANES =
            List.of(WorkStream.EMAIL_HIGH, WorkStream.EMAIL_NORMAL, WorkStream.EMAIL_BULK);

    private final LaneGroup group = new LaneGroup("send-email", LANES, 10, (_, _) -> {});

    @Test
    void reads_the_highest_lane_first() {
        assertThat(group.order(1)).isEqualTo(LANES);
    }

    @Test
    void starts_at_normal_every_tenth_round_and_at_bulk_every_twentieth() {
        assertThat(group.order(10)).first().isEqualTo(WorkStream.EMAIL_NORMAL);
        assertThat(group.order(20)).first().isEqualTo(WorkStream.EMAIL_BULK);
        assertThat(group.order(30)).first().isEqualTo(WorkStream.EMAIL_NORMAL);
        assertThat(group.order(20)).containsExactlyInAnyOrderElementsOf(LANES);
    }

    @Test
    void refuses_fewer_permits_than_lanes() {
        assertThatThrownBy(() -> new LaneGroup("few", LANES, 2, (_, _) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
