package gov.notify.api.admin.invite;

import gov.notify.user.ServiceInvite;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The answer to sending an invitation.
///
/// @param invite what the admin application keeps until the invited person comes back from login.gov
record SentServiceInvite(ServiceInviteView data, Invited invite) {

    static SentServiceInvite of(ServiceInvite row) {
        var permissions = Stream.of(row.permissions.split(",", -1))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
        return new SentServiceInvite(
                ServiceInviteView.of(row, InviteStatus.of(row.status)),
                new Invited(row.userId, row.serviceId, permissions, row.folderPermissions, row.id, row.emailAddress));
    }

    record Invited(
            UUID fromUserId,
            UUID serviceId,
            List<String> permissions,
            List<UUID> folderPermissions,
            UUID invitedUserId,
            String invitedUserEmail) {

        @Override
        public String toString() {
            return "Invited[" + invitedUserId + "]";
        }
    }
}
