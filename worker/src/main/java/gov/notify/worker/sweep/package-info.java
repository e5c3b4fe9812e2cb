/// Finds work that Postgres knows of and no stream is making progress on, and hints at it again.
///
/// This is what lets Redis lose anything at any moment. A hint too many does nothing; a hint too few costs
/// seconds.
@NullMarked
package gov.notify.worker.sweep;

import org.jspecify.annotations.NullMarked;
