package gov.notify.service;

import gov.notify.jdbc.Rows;
import gov.notify.jdbc.SessionSql;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            select service_id, '%s' as kind, permission as what from service_permissions
             where service_id = any (cast(? as uuid[]))
            union all
            select service_id, callback_type, cast(id as text) from service_callback_api
             where service_id = any (cast(? as uuid[])) and callback_type in ('inbound_sms', 'delivery_status')
            union all
            select service_id, '%s', cast(email_branding_id as text) from service_email_branding
             where service_id = any (cast(? as uuid[]))
            """.formatted(PERMISSION, BRANDING);

    /// By service; services that have nothing of the kind may be missing.
    public static Map<UUID, ServiceExtras> of(List<UUID> serviceIds) {
        var ids = serviceIds.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        var found = new HashMap<UUID, Gathered>();
        for (var extra : SessionSql.list(ALL, Extra::read, ids, ids, ids)) {
            found.computeIfAbsent(extra.service(), _ -> new Gathered()).add(extra.kind(), extra.what());
        }
        return found.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, of -> of.getValue().done()));
    }

    private record Extra(UUID service, String kind, String what) {

        static Extra read(ResultSet row) throws SQLException {
            return new Extra(Rows.uuid(row, "service_id"), row.getString("kind"), row.getString("what"));
        }
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
