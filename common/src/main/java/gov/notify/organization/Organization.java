package gov.notify.organization;

import gov.notify.service.Service;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An agency that services belong to.
@Entity
@Table(name = "organization")
public class Organization extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public String name;

    public boolean active = true;

    public @Nullable String organizationType;

    public @Nullable UUID emailBrandingId;

    public @Nullable Boolean agreementSigned;

    public @Nullable Instant agreementSignedAt;

    public @Nullable Double agreementSignedVersion;

    public @Nullable UUID agreementSignedById;

    public @Nullable String agreementSignedOnBehalfOfName;

    public @Nullable String agreementSignedOnBehalfOfEmailAddress;

    public @Nullable String requestToGoLiveNotes;

    public @Nullable String notes;

    public @Nullable String billingContactNames;

    public @Nullable String billingContactEmailAddresses;

    public @Nullable String purchaseOrderNumber;

    public @Nullable String billingReference;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    private static final int LONGEST_HOST = 255;

    /// Every organization, active ones first.
    public static List<Organization> all() {
        return list("order by active desc, name");
    }

    /// One that stays as read until the transaction ends. To be asked before anything else about it.
    public static Optional<Organization> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /// Reads this organization anew, which stays so until the transaction ends.
    public void lock() {
        getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
    }

    /// The one whose people have addresses at this host: that of the host itself, or else of the
    /// nearest domain above it that belongs to one.
    public static Optional<Organization> ofHost(String host) {
        var text = host.strip().toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST_HOST) {
            return Optional.empty();
        }
        var domains = new ArrayList<String>();
        for (int dot = -1; dot < text.length(); ) {
            domains.add(text.substring(dot + 1));
            int next = text.indexOf('.', dot + 1);
            dot = next < 0 ? text.length() : next;
        }
        return find(
                        "select o from Organization o join OrganizationDomain d on d.organizationId = o.id"
                                + " where d.domain in ?1 order by length(d.domain) desc",
                        domains)
                .firstResultOptional();
    }

    /// Its services, active ones first.
    public static List<Service> services(UUID id) {
        return Service.list("organizationId = ?1 order by active desc, name", id);
    }

    /// Its services, each of which stays as read until the transaction ends.
    public static List<Service> lockedServices(UUID id) {
        // In the same order everywhere: two who lock several do not wait for each other.
        return Service.<Service>find("organizationId = ?1 order by id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /// How many of its services are live: active, and allowed to send to everybody.
    public static long liveServices(UUID id) {
        return Service.count("organizationId = ?1 and active and not restricted", id);
    }

    /// The same by organization; those without any are absent.
    public static Map<UUID, Long> liveServices() {
        var counts = new HashMap<UUID, Long>();
        var rows = getEntityManager()
                .createQuery(
                        "select s.organizationId as organization, count(*) as services from Service s"
                                + " where s.organizationId is not null and s.active and not s.restricted"
                                + " group by s.organizationId",
                        Tuple.class)
                .getResultList();
        for (var row : rows) {
            counts.put(row.get("organization", UUID.class), row.get("services", Long.class));
        }
        return counts;
    }

    /// Shows the id alone: the rest names people.
    @Override
    public String toString() {
        return "Organization[" + id + "]";
    }
}
