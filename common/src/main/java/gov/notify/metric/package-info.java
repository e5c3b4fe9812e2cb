/// Keeps metrics of both programs few, and free of what callers write.
@NullMarked
package gov.notify.metric;

import org.jspecify.annotations.NullMarked;
