package gov.notify.api.admin.invite;

import gov.notify.api.error.ApiError;
import gov.notify.api.internal.InternalMessages;
import gov.notify.api.internal.InternalTemplate;
import gov.notify.service.Service;
import gov.notify.user.ServiceInvite;
import gov.notify.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The rules of invitations to services: accepted or cancelled once, and sent again only when they have
/// expired.
@ApplicationScoped
class ServiceInvites {

    private final InviteLife life;
    private final RegistrationLinks links;
    private final InternalMessages messages;
    private final Clock clock;

    ServiceInvites(InviteLife life, RegistrationLinks links, InternalMessages messages, Clock clock) {
        this.life = life;
        this.links = links;
        this.messages = messages;
        this.clock = clock;
    }

    InviteStatus status(ServiceInvite row) {
        return life.status(row.status, row.createdAt);
    }

    ServiceInvite create(UUID serviceId, ServiceInviteRequest wanted) {
        var service = Service.<Service>findByIdOptional(serviceId)
                .orElseThrow(() -> ApiError.noResult().thrown());
        var inviter = User.<User>findByIdOptional(wanted.invitedBy())
                .filter(user -> !user.isArchived())
                .orElseThrow(() -> ApiError.invalidFields(Map.of("from_user", List.of("There is no such user")))
                        .thrown());
        var row = new ServiceInvite();
        row.id = UUID.randomUUID();
        row.serviceId = serviceId;
        row.userId = inviter.id;
        row.emailAddress = wanted.address().value();
        row.permissions = wanted.permissions();
        row.authType = wanted.authType();
        row.folderPermissions = wanted.folders();
        invite(row, service, inviter, wanted.login());
        row.persist();
        return row;
    }

    /// What has not expired is not there for this.
    ServiceInvite resend(UUID serviceId, UUID id, LoginTicket login) {
        var row = ServiceInvite.locked(serviceId, id)
                .filter(found -> status(found) == InviteStatus.EXPIRED)
                .orElseThrow(() -> ApiError.noResult().thrown());
        Service service = Service.findById(serviceId);
        User inviter = User.findById(row.userId);
        invite(row, service, inviter, login);
        return row;
    }

    /// Of two who change one invitation at the same moment the second finds what the first has made of
    /// it.
    ServiceInvite change(UUID serviceId, UUID id, InviteStatus wanted) {
        var row = ServiceInvite.locked(serviceId, id)
                .orElseThrow(() -> ApiError.noResult().thrown());
        row.status = status(row).become(wanted).wireName();
        return row;
    }

    private void invite(ServiceInvite row, Service service, User inviter, LoginTicket login) {
        row.status = InviteStatus.PENDING.wireName();
        row.createdAt = clock.instant();
        var values = Map.of("user_name", inviter.name, "service_name", service.name, "url", links.link(login));
        // Of an archived person the address is none any more.
        var replyTo = inviter.isArchived() ? null : inviter.emailAddress;
        messages.send(InternalTemplate.INVITATION, row.emailAddress, values, replyTo);
    }
}
