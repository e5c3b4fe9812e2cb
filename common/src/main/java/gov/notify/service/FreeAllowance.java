package gov.notify.service;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How many fragments of texts of one year are free for a service.
@Entity
@Table(name = "annual_billing")
public class FreeAllowance extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public UUID serviceId;

    public int financialYearStart;

    public int freeSmsFragmentLimit;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// @param year the calendar year
    public static Optional<FreeAllowance> of(UUID serviceId, int year) {
        return find("serviceId = ?1 and financialYearStart = ?2", serviceId, year)
                .firstResultOptional();
    }
}
