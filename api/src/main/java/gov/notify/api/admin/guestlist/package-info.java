/// Whom a trial service or a team key may send to beside the team.
@NullMarked
package gov.notify.api.admin.guestlist;

import org.jspecify.annotations.NullMarked;
