package gov.notify.service;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
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
}
