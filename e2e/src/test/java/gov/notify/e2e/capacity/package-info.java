@NullMarked
package gov.notify.e2e.capacity;

import org.jspecify.annotations.NullMarked;
