package gov.notify.service;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// Which branding the emails of a service have.
@Entity
@Table(name = "service_email_branding")
public class ServiceBranding extends PanacheEntityBase {

    @Id
    public UUID serviceId;

    @Column
    public UUID emailBrandingId;
}
