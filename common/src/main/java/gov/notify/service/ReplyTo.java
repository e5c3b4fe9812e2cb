package gov.notify.service;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An address that answers to a service's emails go to.
@Entity
@Table(name = "service_email_reply_to")
public class ReplyTo extends ServiceChoice {

    @Column
    public String emailAddress;

    /// The reply-to addresses a service may use, its default first.
    public static List<ReplyTo> usableBy(UUID serviceId) {
        return list("serviceId = ?1 and not archived order by isDefault desc, createdAt desc", serviceId);
    }

    /// One of a service's reply-to addresses, archived or not.
    public static Optional<ReplyTo> of(UUID serviceId, UUID id) {
        return find("id = ?1 and serviceId = ?2", id, serviceId).firstResultOptional();
    }

    /// Whether another address of the service that is in use is the same, but for its case.
    public static boolean isTaken(UUID serviceId, String address, UUID except) {
        return count(
                        "serviceId = ?1 and lower(emailAddress) = lower(?2) and id <> ?3 and not archived",
                        serviceId,
                        address,
                        except)
                > 0;
    }

    @Override
    String kind() {
        return "ReplyTo";
    }
}
