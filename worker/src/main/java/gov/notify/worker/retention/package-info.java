/// Moves messages to history when their service's retention is over, and erases what history does not keep.
@NullMarked
package gov.notify.worker.retention;

import org.jspecify.annotations.NullMarked;
