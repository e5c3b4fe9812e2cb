package gov.notify.user;

import gov.notify.jdbc.Rows;
import gov.notify.jdbc.SessionSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a person belongs to and may do there. What is archived or suspended is left out.
///
/// @param services the person is a member of, the oldest first
/// @param organizations the person is a member of, the oldest first
/// @param permissions by service; one without any is absent
public record Memberships(List<UUID> services, List<UUID> organizations, Map<UUID, List<String>> permissions) {

    /// One round trip for any number of people, by the primary keys of the two memberships and ix_permissions_user_id.
    private static final String OF = """
            select 'service' as kind, m.user_id, s.id, s.created_at, null as permission
              from user_to_service m join services s on s.id = m.service_id
             where m.user_id = any(cast(? as uuid[])) and s.active
            union all
            select 'organization', m.user_id, o.id, o.created_at, null
              from user_to_organization m join organization o on o.id = m.organization_id
             where m.user_id = any(cast(? as uuid[])) and o.active
            union all
            select 'permission', p.user_id, s.id, s.created_at, p.permission
              from permissions p join services s on s.id = p.service_id
             where p.user_id = any(cast(? as uuid[])) and s.active
             order by created_at, permission
            """;

    /// Of each of these people.
    public static Map<UUID, Memberships> of(Collection<UUID> people) {
        var found = new HashMap<UUID, Memberships>();
        for (var id : people) {
            found.put(id, new Memberships(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>()));
        }
        var ids = people.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        for (var membership : SessionSql.list(OF, Membership::read, ids, ids, ids)) {
            Objects.requireNonNull(found.get(membership.person())).add(membership);
        }
        return found;
    }

    private void add(Membership membership) {
        switch (membership.kind()) {
            case "service" -> services.add(membership.where());
            case "organization" -> organizations.add(membership.where());
            default ->
                permissions
                        .computeIfAbsent(membership.where(), _ -> new ArrayList<>())
                        .add(Objects.requireNonNull(membership.permission()));
        }
    }

    private record Membership(
            String kind, UUID person, UUID where, @Nullable String permission) {

        static Membership read(ResultSet row) throws SQLException {
            return new Membership(
                    row.getString("kind"),
                    Rows.uuid(row, "user_id"),
                    Rows.uuid(row, "id"),
                    row.getString("permission"));
        }
    }
}
