/// Starts and stops the worker, and says whether it is well.
@NullMarked
package gov.notify.worker.runtime;

import org.jspecify.annotations.NullMarked;
