/// Shows services what became of their messages.
@NullMarked
package gov.notify.api.notification;

import org.jspecify.annotations.NullMarked;
