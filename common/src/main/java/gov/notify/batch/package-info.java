/// Lets many waiting callers share one round trip: group commit, without a timer.
@NullMarked
package gov.notify.batch;

import org.jspecify.annotations.NullMarked;
