package gov.notify.snapshot;

/// Fired within the transaction that changes a row behind a snapshot. Once it is committed every process
/// forgets its copy ([Invalidations]): this one at once, the others as soon as they hear of it.
///
///     changes.fire(new Changed(ServiceSnapshots.entry(serviceId)));
///
/// @param entry the name of what changed, in the notation of [Invalidations]
public record Changed(String entry) {}
