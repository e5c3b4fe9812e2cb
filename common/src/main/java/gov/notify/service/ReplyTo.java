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

/// An address that answers to a service's emails go to.
@Entity
@Table(name = "service_email_reply_to")
public class ReplyTo extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public UUID serviceId;

    @Column
    public String emailAddress;

    public boolean isDefault;
    public boolean archived;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// The reply-to addresses a service may use, its default first.
    public static List<ReplyTo> usableBy(UUID serviceId) {
        return list("serviceId = ?1 and not archived order by isDefault desc, createdAt desc", serviceId);
    }
}
