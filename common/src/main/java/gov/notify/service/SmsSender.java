package gov.notify.service;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A number or name that a service's texts come from.
@Entity
@Table(name = "service_sms_senders")
public class SmsSender extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public UUID serviceId;

    @Column(name = "sms_sender")
    public String sender;

    public boolean isDefault;
    public boolean archived;
    public @Nullable UUID inboundNumberId;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// The senders a service may use, its default first.
    public static List<SmsSender> usableBy(UUID serviceId) {
        return list("serviceId = ?1 and not archived order by isDefault desc, createdAt desc", serviceId);
    }

    /// One of a service's senders, archived or not.
    public static Optional<SmsSender> of(UUID serviceId, UUID id) {
        return find("id = ?1 and serviceId = ?2", id, serviceId).firstResultOptional();
    }

    /// Whether the service has a default beside this one.
    public static boolean hasOtherDefault(UUID serviceId, UUID except) {
        return count("serviceId = ?1 and isDefault and id <> ?2 and not archived", serviceId, except) > 0;
    }

    /// Makes room for a new default.
    public static void clearDefault(UUID serviceId, UUID except, Instant now) {
        update(
                "isDefault = false, updatedAt = ?3 where serviceId = ?1 and isDefault and id <> ?2",
                serviceId,
                except,
                now);
    }
}
