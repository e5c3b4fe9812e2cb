package gov.notify.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something a person may do in a service, such as `manage_templates`.
@Entity
@Table(name = "permissions")
public class Permission extends PanacheEntityBase {

    public static final String MANAGE_SETTINGS = "manage_settings";

    private static final String PLATFORM_ADMIN = "platform_admin";

    /// Every word that a permission may be.
    public static final List<String> NAMES = List.of(
            "manage_users",
            "manage_templates",
            MANAGE_SETTINGS,
            "send_texts",
            "send_emails",
            "manage_api_keys",
            PLATFORM_ADMIN,
            "view_activity");

    /// All that members of a service may be given in it.
    public static final List<String> OF_MEMBERS =
            NAMES.stream().filter(name -> !name.equals(PLATFORM_ADMIN)).toList();

    private static final String SERVICES_THAT_NEED = """
            select count(*) from Service s
             where s.active
               and exists (select 1 from ServiceMember m where m.id.serviceId = s.id and m.id.userId = ?1)
               and not exists (select 1 from Permission p join User u on u.id = p.userId
                                where p.serviceId = s.id and p.permission = ?2 and u.id <> ?1 and u.state = ?3)
            """;

    @Id
    public UUID id;

    @Column
    public UUID userId;

    public @Nullable UUID serviceId;

    @Column
    public String permission;

    @Column
    public Instant createdAt;

    /// What a person may do, in every service, in no order.
    public static List<Permission> of(UUID userId) {
        return list("userId", userId);
    }

    /// Whether a person belongs to an active service that nobody else, who is active too, may manage.
    public static boolean isNeededOf(UUID userId) {
        return getEntityManager()
                        .createQuery(SERVICES_THAT_NEED, Long.class)
                        .setParameter(1, userId)
                        .setParameter(2, MANAGE_SETTINGS)
                        .setParameter(3, UserState.ACTIVE)
                        .getSingleResult()
                > 0;
    }

    /// Lets a person do these things in a service, and nothing else. To be called with the service locked: of two who
    /// do it at the same moment, the second replaces what the first has stored.
    ///
    /// @param permissions each once
    public static void replace(UUID userId, UUID serviceId, List<String> permissions, Instant now) {
        delete("userId = ?1 and serviceId = ?2", userId, serviceId);
        for (var word : permissions) {
            var row = new Permission();
            row.id = UUID.randomUUID();
            row.userId = userId;
            row.serviceId = serviceId;
            row.permission = word;
            row.createdAt = now;
            row.persist();
        }
    }
}
