package gov.notify.api.admin.invite;

import gov.notify.organization.OrganizationInvite;
import java.time.Instant;
import java.util.UUID;

/// An invitation to an organization as the admin application sees it. `toString()` hides whom it is
/// for.
record OrganizationInviteView(
        UUID id, String emailAddress, UUID invitedBy, UUID organization, String status, Instant createdAt) {

    static OrganizationInviteView of(OrganizationInvite row, InviteStatus status) {
        return new OrganizationInviteView(
                row.id, row.emailAddress, row.invitedById, row.organizationId, status.wireName(), row.createdAt);
    }

    @Override
    public String toString() {
        return "OrganizationInviteView[" + id + "]";
    }
}
