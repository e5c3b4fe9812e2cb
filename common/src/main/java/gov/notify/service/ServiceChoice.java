package gov.notify.service;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One of several of a kind between which a service chooses when it sends. As long as it has any, one of them is its
/// default. Rules about all of a kind hold under [Service#lock].
@MappedSuperclass
public abstract class ServiceChoice extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public UUID serviceId;

    public boolean isDefault;
    public boolean archived;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// Makes this the default in place of another, or one beside it.
    ///
    /// @return false where the service would be without a default
    public boolean becomeDefault(boolean wanted, Instant now) {
        if (wanted) {
            clearOthers(now);
        } else if (!hasOtherDefault()) {
            return false;
        }
        isDefault = wanted;
        return true;
    }

    private boolean hasOtherDefault() {
        return Panache.getEntityManager()
                        .createQuery(
                                "select count(*) from " + kind()
                                        + " where serviceId = ?1 and isDefault and id <> ?2 and not archived",
                                Long.class)
                        .setParameter(1, serviceId)
                        .setParameter(2, id)
                        .getSingleResult()
                > 0;
    }

    private void clearOthers(Instant now) {
        Panache.getEntityManager()
                .createQuery("update " + kind()
                        + " set isDefault = false, updatedAt = ?3 where serviceId = ?1 and isDefault and id <> ?2")
                .setParameter(1, serviceId)
                .setParameter(2, id)
                .setParameter(3, now)
                .executeUpdate();
    }

    /// The name of the entity: the class of an object may be one that Hibernate made of it.
    abstract String kind();
}
