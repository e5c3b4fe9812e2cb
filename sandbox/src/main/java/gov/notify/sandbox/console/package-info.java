/// The outside world under command, one line at a time: for those who want to break it on purpose.
@NullMarked
package gov.notify.sandbox.console;

import org.jspecify.annotations.NullMarked;
