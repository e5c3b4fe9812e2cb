/// What becomes of invitations that nobody has accepted in time.
@NullMarked
package gov.notify.worker.invite;

import org.jspecify.annotations.NullMarked;
