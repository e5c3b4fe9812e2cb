package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.queue.WorkStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneGroupTest {

    private static final List<WorkStream> LANES =
            List.of(WorkStream.EMAIL_HIGH, WorkStream.EMAIL_NORMAL, WorkStream.EMAIL_BULK);

    private final LaneGroup group = group(LANES, 10);

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
    void in_any_twenty_rounds_eighteen_begin_with_the_highest_lane_and_one_with_each_other() {
        for (long start : new long[] {1, 7, 20, 1_000_003}) {
            var firsts = LongStream.range(start, start + 20)
                    .mapToObj(round -> group.order(round).getFirst())
                    .toList();

            assertThat(firsts).filteredOn(WorkStream.EMAIL_HIGH::equals).hasSize(18);
            assertThat(firsts).contains(WorkStream.EMAIL_NORMAL, WorkStream.EMAIL_BULK);
        }
    }

    @Test
    void behind_the_one_that_goes_first_the_others_keep_their_rank() {
        assertThat(group.order(10))
                .containsExactly(WorkStream.EMAIL_NORMAL, WorkStream.EMAIL_HIGH, WorkStream.EMAIL_BULK);
        assertThat(group.order(20))
                .containsExactly(WorkStream.EMAIL_BULK, WorkStream.EMAIL_HIGH, WorkStream.EMAIL_NORMAL);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 10, 20, Long.MAX_VALUE})
    void one_lane_is_always_first_and_of_two_the_lower_every_tenth_time(long round) {
        var one = group(List.of(WorkStream.RECEIPTS), 1);
        var two = group(List.of(WorkStream.SMS_HIGH, WorkStream.SMS_BULK), 2);

        assertThat(one.order(round)).containsExactly(WorkStream.RECEIPTS);
        assertThat(two.order(round)).first().isEqualTo(round % 10 == 0 ? WorkStream.SMS_BULK : WorkStream.SMS_HIGH);
    }

    @Test
    void refuses_fewer_permits_than_lanes_and_a_group_of_none() {
        assertThatThrownBy(() -> group(LANES, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("few");
        assertThatThrownBy(() -> group(List.of(), 2)).isInstanceOf(IllegalArgumentException.class);
        assertThat(group(LANES, 3).permits()).isEqualTo(3);
    }

    @Test
    void its_lanes_are_nobody_elses_to_change() {
        var lanes = new ArrayList<>(LANES);
        var own = group(lanes, 10);

        lanes.clear();

        assertThat(own.lanes()).isEqualTo(LANES);
    }

    private static LaneGroup group(List<WorkStream> lanes, int permits) {
        return new LaneGroup("few", lanes, permits, (_, _) -> {});
    }
}
