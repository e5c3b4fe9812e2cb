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

/// Someone outside the team whom a trial service or a team key may send to.
@Entity
@Table(name = "service_whitelist")
public class GuestListEntry extends PanacheEntityBase {

    /// The types of recipients.
    public static final String EMAIL = "email";

    public static final String MOBILE = "mobile";

    @Id
    public UUID id;

    @Column
    public UUID serviceId;

    @Column
    public String recipientType;

    @Column
    public String recipient;

    public @Nullable Instant createdAt;

    /// The guest list of a service, in no order.
    public static List<GuestListEntry> of(UUID serviceId) {
        return list("serviceId", serviceId);
    }

    /// Takes everybody off the guest list of a service.
    public static void clear(UUID serviceId) {
        delete("serviceId", serviceId);
    }
}
