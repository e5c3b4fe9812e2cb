package gov.notify.organization;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A domain of email addresses whose owners belong to an organization, in small letters.
@Entity
@Table(name = "domain")
public class OrganizationDomain extends PanacheEntityBase {

    @Id
    public String domain;

    @Column
    public UUID organizationId;

    /// The domains of an organization, in alphabetical order.
    public static List<String> of(UUID organizationId) {
        // Not the rows: they may be deleted and made anew in the same transaction.
        return getEntityManager()
                .createQuery(
                        "select domain from OrganizationDomain where organizationId = ?1 order by domain", String.class)
                .setParameter(1, organizationId)
                .getResultList();
    }

    /// The same by organization; those without any are absent.
    public static Map<UUID, List<String>> byOrganization() {
        var domains = new HashMap<UUID, List<String>>();
        for (var row : OrganizationDomain.<OrganizationDomain>list("order by domain")) {
            domains.computeIfAbsent(row.organizationId, _ -> new ArrayList<>()).add(row.domain);
        }
        return domains;
    }

    /// Keeps others from changing domains until the transaction ends.
    public static void lockAll() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('organization-domains'))")
                .getSingleResult();
    }

    /// Takes all domains from an organization.
    public static void deleteOf(UUID organizationId) {
        delete("organizationId", organizationId);
    }
}
