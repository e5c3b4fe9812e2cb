package gov.notify.api.admin.service;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gov.notify.api.json.SP6;
import gov.notify.service.Service;
import gov.notify.service.ServiceExtras;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A service as the admin application sees it: one flat object (docs/contract/admin-services.md, 10.1).
///
/// @param createdBy who made the last change
public record ServiceView(
        UUID id,
        String name,
        boolean active,
        boolean restricted,
        boolean countAsLive,
        UUID createdBy,
        @JsonUnwrapped Limits limits,
        @JsonUnwrapped Sending sending,
        @JsonUnwrapped Plans plans,
        @JsonUnwrapped Owner owner,
        @JsonUnwrapped Billing billing) {

    /// How much it may send.
    public record Limits(long messageLimit, long totalMessageLimit, int rateLimit) {}

    /// What it may send, and how that looks.
    ///
    /// @param inboundApi ids, at most one
    /// @param serviceCallbackApi ids, at most one
    public record Sending(
            String emailFrom,
            boolean prefixSms,
            @Nullable String contactLink,
            @Nullable UUID emailBranding,
            List<String> permissions,
            List<UUID> inboundApi,
            List<UUID> serviceCallbackApi) {}

    /// What its team said that it is for, and since when it is live.
    public record Plans(
            @Nullable Boolean consentToResearch,
            @Nullable Integer volumeSms,
            @Nullable Integer volumeEmail,
            @Nullable SP6 goLiveAt,
            @Nullable UUID goLiveUser) {}

    /// Whose it is.
    public record Owner(
            @Nullable UUID organization, @Nullable String organizationType) {}

    /// Whom to talk to about money.
    public record Billing(
            @Nullable String notes,
            @Nullable String purchaseOrderNumber,
            @Nullable String billingContactNames,
            @Nullable String billingContactEmailAddresses,
            @Nullable String billingReference) {
        @Override
        public String toString() {
            return "Billing";
        }
    }

    /// With one query for what does not stand in its row.
    public static ServiceView of(Service service) {
        return of(List.of(service)).getFirst();
    }

    /// The same for many, with one query for all of them.
    public static List<ServiceView> of(List<Service> services) {
        var extras =
                ServiceExtras.of(services.stream().map(service -> service.id).toList());
        return services.stream()
                .map(service -> view(service, extras.getOrDefault(service.id, ServiceExtras.NONE)))
                .toList();
    }

    private static ServiceView view(Service service, ServiceExtras extras) {
        return new ServiceView(
                service.id,
                service.name,
                service.active,
                service.restricted,
                service.countAsLive,
                service.createdById,
                new Limits(service.messageLimit, service.totalMessageLimit, service.rateLimit),
                new Sending(
                        service.emailFrom,
                        service.prefixSms,
                        service.contactLink,
                        extras.branding(),
                        extras.permissions(),
                        extras.inboundCallbacks(),
                        extras.receiptCallbacks()),
                new Plans(
                        service.consentToResearch,
                        service.volumeSms,
                        service.volumeEmail,
                        SP6.of(service.goLiveAt),
                        service.goLiveUserId),
                owner(service),
                billing(service));
    }

    static Owner owner(Service service) {
        return new Owner(service.organizationId, service.organizationType);
    }

    static Billing billing(Service service) {
        return new Billing(
                service.notes,
                service.purchaseOrderNumber,
                service.billingContactNames,
                service.billingContactEmailAddresses,
                service.billingReference);
    }
}
