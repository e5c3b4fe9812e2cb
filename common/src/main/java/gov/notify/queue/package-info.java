/// The streams that tell workers there is something to do.
///
/// Postgres is the queue of record; what stands here is a hint: ids, counters and due times, never a recipient
/// or a message. Redis may lose all of it at any moment, so nothing in this package throws at a caller who is
/// serving a request, and nothing in it may be the only place where a fact is kept.
@NullMarked
package gov.notify.queue;

import org.jspecify.annotations.NullMarked;
