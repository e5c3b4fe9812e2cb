/// Starts and stops the worker, and says whether it is well.
@NullMarked
package gov.notify.worker.config;

import org.jspecify.annotations.NullMarked;
