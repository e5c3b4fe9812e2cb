/// Invitations to services and to organizations, and the links by which invited people register.
@NullMarked
package gov.notify.api.admin.invite;

import org.jspecify.annotations.NullMarked;
