/// Immutable copies of rows that every request needs, kept in process for a moment and dropped everywhere when they
/// change.
@NullMarked
package gov.notify.snapshot;

import org.jspecify.annotations.NullMarked;
