package gov.notify.api.admin.service;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gov.notify.api.json.S0;
import gov.notify.service.DataRetention;
import gov.notify.service.Service;
import gov.notify.service.ServiceExtras;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One service with what it has sent, who complained and how long its messages are kept: one flat object. Nothing in
/// the application asks for it.
record ShownService(
        UUID id,
        String name,
        boolean active,
        boolean restricted,
        boolean countAsLive,
        S0 createdAt,
        @Nullable S0 updatedAt,
        @JsonUnwrapped Plans plans,
        @JsonUnwrapped Belongings belongings,
        @JsonUnwrapped ServiceView.Owner owner,
        @JsonUnwrapped ServiceView.Billing billing,
        SentTally statistics) {

    /// As [ServiceView.Plans], with another format for the moment.
    record Plans(
            @Nullable Boolean consentToResearch,
            @Nullable Integer volumeSms,
            @Nullable Integer volumeEmail,
            @Nullable S0 goLiveAt,
            @Nullable UUID goLiveUser) {}

    /// How its messages look, and the ids of what belongs to it.
    record Belongings(
            boolean prefixSms,
            @Nullable String contactLink,
            List<UUID> serviceCallbackApi,
            List<UUID> complaints,
            List<UUID> dataRetention) {}

    static ShownService of(Service service, SentTally sent) {
        var extras = ServiceExtras.of(List.of(service.id)).getOrDefault(service.id, ServiceExtras.NONE);
        return new ShownService(
                service.id,
                service.name,
                service.active,
                service.restricted,
                service.countAsLive,
                new S0(service.createdAt),
                S0.of(service.updatedAt),
                new Plans(
                        service.consentToResearch,
                        service.volumeSms,
                        service.volumeEmail,
                        S0.of(service.goLiveAt),
                        service.goLiveUserId),
                new Belongings(
                        service.prefixSms,
                        service.contactLink,
                        extras.receiptCallbacks(),
                        service.complaints(),
                        DataRetention.of(service.id).stream().map(row -> row.id).toList()),
                ServiceView.owner(service),
                ServiceView.billing(service),
                sent);
    }
}
