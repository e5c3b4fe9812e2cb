/// The consumer engine: reads streams by priority, hands batches to a
/// [EntryHandler][gov.notify.worker.stream.EntryHandler], and settles each entry as it was answered. Knows nothing of
/// notifications.
///
/// An entry is delivered zero, one or many times; it is acknowledged only after its handler says that what it
/// stands for is safe in Postgres. Redis may be killed, emptied, filled or made read-only at any moment: the
/// loops here go on until it is back, create anew what is missing, and leave the rest to the sweep.
@NullMarked
package gov.notify.worker.stream;

import org.jspecify.annotations.NullMarked;
