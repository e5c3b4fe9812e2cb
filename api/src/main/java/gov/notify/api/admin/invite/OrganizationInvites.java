package gov.notify.api.admin.invite;

import gov.notify.api.error.ApiError;
import gov.notify.api.internal.InternalMessages;
import gov.notify.api.internal.InternalTemplate;
import gov.notify.organization.Organization;
import gov.notify.organization.OrganizationInvite;
import gov.notify.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The rules of invitations to organizations: accepted or cancelled once.
@ApplicationScoped
class OrganizationInvites {

    /// People outside need not know who of Notify's own staff it was.
    private static final String STAFF = "The Notify.gov team";

    private final InviteLife life;
    private final RegistrationLinks links;
    private final InternalMessages messages;
    private final Clock clock;

    OrganizationInvites(InviteLife life, RegistrationLinks links, InternalMessages messages, Clock clock) {
        this.life = life;
        this.links = links;
        this.messages = messages;
        this.clock = clock;
    }

    InviteStatus status(OrganizationInvite row) {
        return life.status(row.status, row.createdAt);
    }

    OrganizationInvite create(UUID organizationId, OrganizationInviteRequest wanted) {
        var organization = Organization.<Organization>findByIdOptional(organizationId)
                .orElseThrow(() -> ApiError.noResult().thrown());
        var inviter = User.<User>findByIdOptional(wanted.invitedBy())
                .filter(user -> !user.isArchived())
                .orElseThrow(() -> ApiError.invalid(List.of("invited_by is not the id of a user"))
                        .thrown());
        var row = new OrganizationInvite();
        row.id = UUID.randomUUID();
        row.organizationId = organizationId;
        row.invitedById = inviter.id;
        row.emailAddress = wanted.address().value();
        row.status = InviteStatus.PENDING.wireName();
        row.createdAt = clock.instant();
        row.persist();
        var values = Map.of(
                "user_name",
                inviter.platformAdmin ? STAFF : inviter.name,
                "organization_name",
                organization.name,
                "url",
                links.link(wanted.login()));
        messages.send(InternalTemplate.ORGANIZATION_INVITATION, row.emailAddress, values, inviter.emailAddress);
        return row;
    }

    /// Of two who change one invitation at the same moment the second finds what the first has made of
    /// it.
    OrganizationInvite change(UUID organizationId, UUID id, InviteStatus wanted) {
        var row = OrganizationInvite.locked(organizationId, id)
                .orElseThrow(() -> ApiError.noResult().thrown());
        row.status = status(row).become(wanted).wireName();
        return row;
    }
}
