package gov.notify.worker.stream;

import gov.notify.queue.WorkStream;
import java.util.ArrayList;
import java.util.List;

/// Streams that share a handler and its permits.
///
/// @param name in metrics and thread names
/// @param lanes highest priority first; at least one
/// @param permits entries in hand at once; what is not being worked on stays unread and visible to others
public record LaneGroup(String name, List<WorkStream> lanes, int permits, EntryHandler handler) {

    public LaneGroup {
        if (lanes.isEmpty() || permits < lanes.size()) {
            throw new IllegalArgumentException(name + " needs at least one lane and a permit for each");
        }
        lanes = List.copyOf(lanes);
    }

    /// The lanes in the order round number `round` reads them: every 10th round starts at the second, every
    /// 20th at the third, so that lower lanes never starve.
    List<WorkStream> order(long round) {
        if (lanes.size() < 2 || round % 10 != 0) {
            return lanes;
        }
        int first = lanes.size() > 2 && round % 20 == 0 ? 2 : 1;
        var rotated = new ArrayList<WorkStream>(lanes.size());
        rotated.add(lanes.get(first));
        for (int i = 0; i < lanes.size(); i++) {
            if (i != first) {
                rotated.add(lanes.get(i));
            }
        }
        return rotated;
    }
}
