/// What rows were before: every version of a service, a key and so on, kept for good.
@NullMarked
package gov.notify.history;

import org.jspecify.annotations.NullMarked;
