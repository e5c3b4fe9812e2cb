/// The page that shows every message "sent", as its recipient would see it, with the status that Notify holds.
@NullMarked
package gov.notify.sandbox.inbox;

import org.jspecify.annotations.NullMarked;
