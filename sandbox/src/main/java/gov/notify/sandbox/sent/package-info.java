/// What was handed to the stand-in for AWS: kept for the inbox, counted for tests and benchmarks, always bounded.
@NullMarked
package gov.notify.sandbox.sent;

import org.jspecify.annotations.NullMarked;
