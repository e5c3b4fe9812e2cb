/// What programs log, for tests to read.
@NullMarked
package gov.notify.sandbox.log;

import org.jspecify.annotations.NullMarked;
