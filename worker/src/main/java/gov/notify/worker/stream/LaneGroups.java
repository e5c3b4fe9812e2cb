package gov.notify.worker.stream;

import java.util.List;

/// A feature that has streams read: every bean of this type is asked once, at start.
@FunctionalInterface
public interface LaneGroups {
    List<LaneGroup> laneGroups();
}
