package gov.notify.e2e.scaling;

import java.util.List;

/// What workers measure at one second of a simulation.
///
/// @param due messages that could go now and nobody has taken
/// @param oldestSeconds since the first of them could have gone
/// @param loadPercent of each worker that is ready: its sends in the last minute, as a share of what it is said to do
record FleetView(long due, long oldestSeconds, List<Integer> loadPercent) {}
