package gov.notify.api.admin.invite;

import gov.notify.api.http.JsonBody;
import gov.notify.api.json.UuidText;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.api.schema.Wording;
import gov.notify.recipient.EmailAddress;
import gov.notify.user.AuthType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Who is invited to a service, by whom, and what they are to be allowed there.
///
/// @param permissions their names, with commas between; looked at when whoever accepts becomes a member
/// @param folders the ids of the template folders they are to see, looked at then too
record ServiceInviteRequest(
        EmailAddress address,
        UUID invitedBy,
        String permissions,
        String authType,
        List<UUID> folders,
        LoginTicket login) {

    /// @param serviceId which the body has to name too
    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static ServiceInviteRequest read(UUID serviceId, JsonBody body) {
        var fields = body.fields(Wording.FORM);
        fields.read("service", text -> same(text, serviceId));
        var address = fields.read("email_address", InviteFields::address);
        var invitedBy = fields.uuid("from_user");
        var permissions = fields.text("permissions");
        var authType = fields.word("auth_type", AuthType.ALL);
        var folders = fields.uuids("folder_permissions");
        var login = LoginTicket.read(fields);
        fields.required("service", "email_address", "from_user", "permissions").done();
        return new ServiceInviteRequest(
                Objects.requireNonNull(address),
                Objects.requireNonNull(invitedBy),
                Objects.requireNonNull(permissions),
                Objects.requireNonNullElse(authType, AuthType.SMS),
                folders,
                Objects.requireNonNull(login));
    }

    private static UUID same(String text, UUID serviceId) throws InvalidValueException {
        var id = UuidText.parse(text);
        if (id == null) {
            throw new InvalidValueException("Not a valid UUID.");
        }
        if (!id.equals(serviceId)) {
            throw new InvalidValueException("Not the service that the invitation is made for.");
        }
        return id;
    }
}
