package gov.notify.service;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What belongs to a service and stands in other tables, by its id alone: read for any number of services at once.
///
/// @param permissions in alphabetical order
/// @param inboundCallbacks whom to tell of texts that people send, at most one
/// @param receiptCallbacks whom to tell what became of messages, at most one
/// @param branding how its emails look; null where as Notify's own
public record ServiceExtras(
        List<String> permissions,
        List<UUID> inboundCallbacks,
        List<UUID> receiptCallbacks,
        @Nullable UUID branding) {

    /// Of a service that has nothing of the kind.
    public static final ServiceExtras NONE = new ServiceExtras(List.of(), List.of(), List.of(), null);

    private static final String PERMISSION = "permission";
    private static final String INBOUND = "inbound_sms";
    private static final String BRANDING = "branding";

    // The primary keys of service_permissions and service_email_branding, and the unique index of service_callback_api
    // begin with the service.
    private static final String ALL = """
            select cast(service_id as text) as service, '%s' as kind, permission as what from service_permissions
             where service_id = any (cast(?1 as uuid[]))
            union all
            select cast(service_id as text), callback_type, cast(id as text) from service_callback_api
             where service_id = any (cast(?1 as uuid[]))
            union all
            select cast(service_id as text), '%s', cast(email_branding_id as text) from service_email_branding
             where service_id = any (cast(?1 as uuid[]))
            """.formatted(PERMISSION, BRANDING);

    /// By service; services that have nothing of the kind may be missing.
    public static Map<UUID, ServiceExtras> of(List<UUID> serviceIds) {
        var ids = serviceIds.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        var session = Panache.getSession();
        session.flush(); // a native query does not tell Hibernate which tables it reads
        var found = new HashMap<UUID, Gathered>();
        for (var row : session.createNativeQuery(ALL, Object[].class)
                .setParameter(1, ids)
                .getResultList()) {
            found.computeIfAbsent(UUID.fromString((String) row[0]), _ -> new Gathered())
                    .add((String) row[1], (String) row[2]);
        }
        return found.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, of -> of.getValue().done()));
    }

    private static final class Gathered {

        private final List<String> permissions = new ArrayList<>();
        private final List<UUID> inbound = new ArrayList<>();
        private final List<UUID> receipts = new ArrayList<>();
        private @Nullable UUID branding;

        void add(String kind, String value) {
            switch (kind) {
                case PERMISSION -> permissions.add(value);
                case INBOUND -> inbound.add(UUID.fromString(value));
                case BRANDING -> branding = UUID.fromString(value);
                default -> receipts.add(UUID.fromString(value));
            }
        }

        ServiceExtras done() {
            return new ServiceExtras(
                    permissions.stream().sorted().toList(), List.copyOf(inbound), List.copyOf(receipts), branding);
        }
    }
}
