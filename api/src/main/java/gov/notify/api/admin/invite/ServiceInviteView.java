package gov.notify.api.admin.invite;

import gov.notify.api.json.S0;
import gov.notify.user.ServiceInvite;
import java.util.List;
import java.util.UUID;

/// An invitation to a service as the admin application sees it. `toString()` hides whom it is for.
record ServiceInviteView(
        UUID id,
        UUID service,
        String emailAddress,
        UUID fromUser,
        String permissions,
        String authType,
        List<UUID> folderPermissions,
        String status,
        S0 createdAt) {

    static ServiceInviteView of(ServiceInvite row, InviteStatus status) {
        return new ServiceInviteView(
                row.id,
                row.serviceId,
                row.emailAddress,
                row.userId,
                row.permissions,
                row.authType,
                row.folderPermissions,
                status.wireName(),
                new S0(row.createdAt));
    }

    @Override
    public String toString() {
        return "ServiceInviteView[" + id + "]";
    }
}
