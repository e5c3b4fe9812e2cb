package gov.notify.organization;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// A domain of email addresses whose owners belong to an organization, in small letters.
@Entity
@Table(name = "domain")
public class OrganizationDomain extends PanacheEntityBase {

    @Id
    public String domain;

    @Column
    public UUID organizationId;
}
