package gov.notify.api.admin.organization;

import gov.notify.api.admin.link.AdminLinks;
import gov.notify.api.internal.InternalMessages;
import gov.notify.api.internal.InternalTemplate;
import gov.notify.organization.Organization;
import gov.notify.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;

/// Tells people by email that an agreement was signed (docs/contract/admin-organizations.md, 15.4).
@ApplicationScoped
class Agreements {

    private final InternalMessages messages;
    private final AdminLinks links;

    Agreements(InternalMessages messages, AdminLinks links) {
        this.messages = messages;
        this.links = links;
    }

    /// Tells who signed, and whom they signed for where that is somebody else.
    void signed(Organization organization) {
        User signer = User.findById(organization.agreementSignedById);
        var values = Map.of(
                "mou_link",
                links.page("/agreement/agreement.pdf"),
                "org_name",
                organization.name,
                "org_dashboard_link",
                links.page("/organizations/" + organization.id),
                "signed_by_name",
                signer.name,
                "on_behalf_of_name",
                Objects.requireNonNullElse(organization.agreementSignedOnBehalfOfName, ""));
        var represented = organization.agreementSignedOnBehalfOfEmailAddress;
        if (represented == null) {
            messages.send(InternalTemplate.AGREEMENT_SIGNER, signer.emailAddress, values);
        } else {
            messages.send(InternalTemplate.AGREEMENT_REPRESENTED, represented, values);
            messages.send(InternalTemplate.AGREEMENT_SIGNER_ON_BEHALF, signer.emailAddress, values);
        }
    }
}
