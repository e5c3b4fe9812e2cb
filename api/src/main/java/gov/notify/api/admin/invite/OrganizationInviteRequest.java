package gov.notify.api.admin.invite;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import gov.notify.recipient.EmailAddress;
import java.util.Objects;
import java.util.UUID;

/// Who is invited to an organization, and by whom.
record OrganizationInviteRequest(EmailAddress address, UUID invitedBy, LoginTicket login) {

    /// @throws gov.notify.api.error.ApiException with every fault of what the schema has, or else of
    /// the ticket, which is told as a form's
    static OrganizationInviteRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var address = fields.read("email_address", InviteFields::address);
        var invitedBy = fields.uuid("invited_by");
        fields.text("invite_link_host");
        fields.required("email_address", "invited_by").done();
        return new OrganizationInviteRequest(
                Objects.requireNonNull(address), Objects.requireNonNull(invitedBy), LoginTicket.read(body));
    }
}
