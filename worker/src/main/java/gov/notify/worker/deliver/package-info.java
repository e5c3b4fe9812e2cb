/// Takes accepted messages to a provider, once, and notes what came of it.
///
/// Claim, render, ration, call, store: claims and outcomes go in batches, only the call is made message by
/// message. A message is claimed in Postgres before its call and its outcome is stored right after; whoever
/// dies in between leaves a claim that runs out, and an heir that knows it.
@NullMarked
package gov.notify.worker.deliver;

import org.jspecify.annotations.NullMarked;
