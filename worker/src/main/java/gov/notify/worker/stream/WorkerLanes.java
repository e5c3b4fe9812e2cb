package gov.notify.worker.stream;

import gov.notify.worker.config.WorkerConfig;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;

/// The lane groups that this worker reads: those of all features that its roles name.
@Singleton
final class WorkerLanes {

    private final List<LaneGroup> groups;

    /// @throws IllegalArgumentException for a role that nothing fulfils
    WorkerLanes(@Any Instance<LaneGroups> features, WorkerConfig config) {
        var all = features.stream()
                .flatMap(feature -> feature.laneGroups().stream())
                .toList();
        config.requireKnown(all.stream().map(LaneGroup::name).toList());
        this.groups = all.stream().filter(group -> config.does(group.name())).toList();
    }

    List<LaneGroup> groups() {
        return groups;
    }
}
