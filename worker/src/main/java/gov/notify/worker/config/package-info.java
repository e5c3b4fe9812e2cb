/// Who this worker is, and what it does.
@NullMarked
package gov.notify.worker.config;

import org.jspecify.annotations.NullMarked;
