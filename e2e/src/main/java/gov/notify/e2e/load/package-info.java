/// Load: a generator that costs far less processor time than what it loads, in a process of its own.
@NullMarked
package gov.notify.e2e.load;

import org.jspecify.annotations.NullMarked;
