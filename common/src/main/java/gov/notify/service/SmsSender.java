package gov.notify.service;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A number or name that a service's texts come from.
@Entity
@Table(name = "service_sms_senders")
public class SmsSender extends ServiceChoice {

    @Column(name = "sms_sender")
    public String sender;

    public @Nullable UUID inboundNumberId;

    /// The senders a service may use, its default first.
    public static List<SmsSender> usableBy(UUID serviceId) {
        return list("serviceId = ?1 and not archived order by isDefault desc, createdAt desc", serviceId);
    }

    /// One of a service's senders, archived or not.
    public static Optional<SmsSender> of(UUID serviceId, UUID id) {
        return find("id = ?1 and serviceId = ?2", id, serviceId).firstResultOptional();
    }

    @Override
    String kind() {
        return "SmsSender";
    }
}
