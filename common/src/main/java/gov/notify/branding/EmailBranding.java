package gov.notify.branding;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How emails look: a name and a colour above or beside a logo.
@Entity
@Table(name = "email_branding")
public class EmailBranding extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public String name;

    public @Nullable String text;
    public @Nullable String colour;
    public @Nullable String logo;

    @Column
    public String brandType;

    /// That of a service's emails; empty where they look as Notify's own.
    public static Optional<EmailBranding> ofService(UUID serviceId) {
        return find(
                        "from EmailBranding b where b.id = (select s.emailBrandingId from ServiceBranding s where"
                                + " s.serviceId = ?1)",
                        serviceId)
                .firstResultOptional();
    }

    /// Every look there is, by name.
    public static List<EmailBranding> all() {
        return list("order by name");
    }
}
