/// What an installation needs for a volume of messages: `make capacity`, by what `make bench` measured.
@NullMarked
package gov.notify.e2e.capacity;

import org.jspecify.annotations.NullMarked;
