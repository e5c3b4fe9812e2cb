package gov.notify.service;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How many fragments of texts of one year are free for a service.
@Entity
@Table(name = "annual_billing")
public class FreeAllowance extends PanacheEntityBase {

    private static final String MAKE_SURE = """
            insert into annual_billing (id, service_id, financial_year_start, free_sms_fragment_limit, created_at)
            values (?1, ?2, ?3, ?4, ?5)
            on conflict (service_id, financial_year_start) do nothing
            """;

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

    /// What is free where nobody has said otherwise.
    public static int defaultOf(int year) {
        return year <= 2020 ? 250_000 : year == 2021 ? 150_000 : 40_000;
    }

    /// Makes sure that the current year has a row: the default, unless there is one.
    public static void makeSure(UUID serviceId, Instant now) {
        makeSure(serviceId, now.atOffset(ZoneOffset.UTC).getYear(), now);
    }

    /// The row of a year, which is made with the default where there is none, once whoever else asks at the same
    /// moment.
    public static FreeAllowance ofYear(UUID serviceId, int year, Instant now) {
        return of(serviceId, year).orElseGet(() -> {
            makeSure(serviceId, year, now);
            return of(serviceId, year).orElseThrow();
        });
    }

    /// Sets what is free in a year, and if `later` in every later one that has a row.
    public static void set(UUID serviceId, int year, boolean later, int limit, Instant now) {
        makeSure(serviceId, year, now);
        update(
                "freeSmsFragmentLimit = ?1, updatedAt = ?2 where serviceId = ?3 and financialYearStart between ?4 and ?5",
                limit,
                now,
                serviceId,
                year,
                later ? Integer.MAX_VALUE : year);
    }

    private static void makeSure(UUID serviceId, int year, Instant now) {
        Panache.getSession()
                .createNativeMutationQuery(MAKE_SURE)
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, serviceId)
                .setParameter(3, year)
                .setParameter(4, defaultOf(year))
                .setParameter(5, now)
                .executeUpdate();
    }
}
