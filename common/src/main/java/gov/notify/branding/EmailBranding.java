package gov.notify.branding;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
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

    /// Every look there is, by name.
    public static List<EmailBranding> all() {
        return list("order by name");
    }
}
