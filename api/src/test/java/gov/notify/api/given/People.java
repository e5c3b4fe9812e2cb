package gov.notify.api.given;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Makes people straight in Postgres, who may belong to services and organizations.
@ApplicationScoped
public class People {

    private final Services services;

    People(Services services) {
        this.services = services;
    }

    /// An address that nobody has.
    public String address() {
        return "person." + UUID.randomUUID() + "@agency.gov";
    }

    /// Somebody who is active, has a number, and no password.
    public UUID person() {
        return person(address());
    }

    public UUID person(String address) {
        var id = UUID.randomUUID();
        var now = Instant.now();
        services.sql("""
                insert into users (id, name, email_address, mobile_number, password_hash, password_changed_at, state,
                                   email_access_validated_at, created_at)
                values (?, 'Bo', ?, '+12025550133', 'unusable', ?, 'active', ?, ?)
                """, id, address, now, now, now);
        return id;
    }

    /// Makes a person a member of a service, who may do these things there.
    public void join(UUID person, UUID service, String... permissions) {
        services.sql("insert into user_to_service values (?, ?)", person, service);
        for (var permission : List.of(permissions)) {
            services.sql(
                    "insert into permissions values (?, ?, ?, ?, ?)",
                    UUID.randomUUID(),
                    person,
                    service,
                    permission,
                    Instant.now());
        }
    }

    /// Makes an organization.
    public UUID organization() {
        var id = UUID.randomUUID();
        services.sql(
                "insert into organization (id, name, created_at) values (?, ?, ?)",
                id,
                "Organization " + id,
                Instant.now());
        return id;
    }

    public void joinOrganization(UUID person, UUID organization) {
        services.sql("insert into user_to_organization values (?, ?)", person, organization);
    }

    /// What a column holds of a person.
    public String column(UUID person, String column) {
        return services.texts("select coalesce(" + column + "::text, 'null') from users where id = ?", person)
                .getFirst();
    }
}
