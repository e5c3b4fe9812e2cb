/// Keeps what statistics are read from small.
@NullMarked
package gov.notify.worker.statistics;

import org.jspecify.annotations.NullMarked;
