package gov.notify.api.admin.number;

import static java.util.stream.Collectors.toMap;

import gov.notify.service.InboundNumber;
import gov.notify.service.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A number as the admin application sees it.
///
/// @param service whose it is; null where it is nobody's
record InboundNumberView(
        UUID id,
        String number,
        String provider,
        @Nullable Owner service,
        boolean active,
        Instant createdAt,
        @Nullable Instant updatedAt) {

    record Owner(UUID id, String name) {}

    /// Reads the services of all of them at once.
    static List<InboundNumberView> of(List<InboundNumber> numbers) {
        var ids = numbers.stream()
                .map(number -> number.serviceId)
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, Owner> owners = Service.<Service>list("id in ?1", ids).stream()
                .collect(toMap(service -> service.id, service -> new Owner(service.id, service.name)));
        return numbers.stream()
                .map(row -> new InboundNumberView(
                        row.id,
                        row.number,
                        row.provider,
                        row.serviceId == null ? null : owners.get(row.serviceId),
                        row.active,
                        row.createdAt,
                        row.updatedAt))
                .toList();
    }
}
