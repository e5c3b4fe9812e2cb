/// Child processes that end when we do: started in a session of their own, logged to a file, and buried by a watchdog
/// should this JVM die without stopping them.
@NullMarked
package gov.notify.sandbox.process;

import org.jspecify.annotations.NullMarked;
