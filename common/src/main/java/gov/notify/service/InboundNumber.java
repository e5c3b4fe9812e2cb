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

/// A number that people can send texts to: of one service, or of none yet.
@Entity
@Table(name = "inbound_numbers")
public class InboundNumber extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public String number;

    @Column
    public String provider;

    public @Nullable UUID serviceId;
    public boolean active = true;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// Every number there is by when it was changed, those that never were last.
    public static List<InboundNumber> all() {
        return list("order by updatedAt nulls last, createdAt");
    }

    /// Those that a service may still get.
    public static List<InboundNumber> available() {
        return list("active and serviceId is null order by coalesce(updatedAt, createdAt)");
    }

    /// The number of a service, in use or not.
    public static Optional<InboundNumber> ofService(UUID serviceId) {
        return find("serviceId", serviceId).firstResultOptional();
    }

    /// Gives a number to a service that has none, whoever else asks for it at the same moment.
    ///
    /// @return empty if it is somebody's, not in use or unknown, or the service has a number already
    public static Optional<InboundNumber> claim(UUID id, UUID serviceId, Instant now) {
        if (count("serviceId", serviceId) > 0) {
            return Optional.empty();
        }
        int claimed = update(
                "serviceId = ?1, updatedAt = ?2 where id = ?3 and active and serviceId is null", serviceId, now, id);
        return claimed == 0 ? Optional.empty() : findByIdOptional(id);
    }
}
