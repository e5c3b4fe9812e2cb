package gov.notify.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person who signs in to the admin application.
@Entity
@Table(name = "users")
public class User extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public String name;

    @Column
    public String emailAddress;

    public @Nullable String loginUuid;

    @Column
    public String passwordHash;

    public @Nullable String mobileNumber;

    @Column
    public Instant passwordChangedAt;

    public @Nullable Instant loggedInAt;
    public int failedLoginCount;

    @Column
    public String state;

    public boolean platformAdmin;
    public @Nullable UUID currentSessionId;

    @Column
    public String authType;

    @Column
    public Instant emailAccessValidatedAt;

    public @Nullable String preferredTimezone;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// The members of a service.
    public static List<User> membersOf(UUID serviceId) {
        return list(
                "from User u where u.id in (select m.id.userId from ServiceMember m where m.id.serviceId = ?1)",
                serviceId);
    }

    /// Shows the id alone: the rest is about a person.
    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
