package gov.notify.api.admin.organization;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gov.notify.api.json.HttpDate;
import gov.notify.organization.Organization;
import gov.notify.organization.OrganizationDomain;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An organization as the admin application sees it: one flat object
/// (docs/contract/admin-organizations.md, 15.1).
public record OrganizationView(
        UUID id,
        String name,
        boolean active,
        @Nullable String organizationType,
        List<String> domains,
        long countOfLiveServices,
        @Nullable UUID emailBrandingId,
        @Nullable String requestToGoLiveNotes,
        @JsonUnwrapped Agreement agreement,
        @JsonUnwrapped Contacts contacts) {

    /// Who has signed the agreement with Notify, and when.
    public record Agreement(
            @Nullable Boolean agreementSigned,
            @Nullable HttpDate agreementSignedAt,
            @Nullable UUID agreementSignedById,
            @Nullable Double agreementSignedVersion,
            @Nullable String agreementSignedOnBehalfOfName,
            @Nullable String agreementSignedOnBehalfOfEmailAddress) {
        @Override
        public String toString() {
            return "Agreement";
        }
    }

    /// Whom to talk to about money.
    public record Contacts(
            @Nullable String notes,
            @Nullable String purchaseOrderNumber,
            @Nullable String billingContactNames,
            @Nullable String billingContactEmailAddresses,
            @Nullable String billingReference) {
        @Override
        public String toString() {
            return "Contacts";
        }
    }

    /// With two queries for what does not stand in its row.
    public static OrganizationView of(Organization row) {
        return new OrganizationView(
                row.id,
                row.name,
                row.active,
                row.organizationType,
                OrganizationDomain.of(row.id),
                Organization.liveServices(row.id),
                row.emailBrandingId,
                row.requestToGoLiveNotes,
                new Agreement(
                        row.agreementSigned,
                        HttpDate.of(row.agreementSignedAt),
                        row.agreementSignedById,
                        row.agreementSignedVersion,
                        row.agreementSignedOnBehalfOfName,
                        row.agreementSignedOnBehalfOfEmailAddress),
                new Contacts(
                        row.notes,
                        row.purchaseOrderNumber,
                        row.billingContactNames,
                        row.billingContactEmailAddresses,
                        row.billingReference));
    }

    /// Shows the id alone: the rest names people.
    @Override
    public String toString() {
        return "OrganizationView[" + id + "]";
    }
}
