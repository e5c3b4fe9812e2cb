package gov.notify.user;

import gov.notify.jdbc.LikePattern;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/// A person who signs in to the admin application.
///
/// Of a change only the columns it is about are written: a counter that is raised at the same moment stays raised.
@Entity
@DynamicUpdate
@Table(name = "users")
public class User extends PanacheEntityBase {

    /// With so many failed attempts no code helps a person, until somebody sets the counter back or the password is
    /// right.
    public static final int MOST_FAILED_LOGINS = 10;

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

    /// One of [UserState].
    @Column
    public String state;

    public boolean platformAdmin;
    public @Nullable UUID currentSessionId;

    /// One of [AuthType].
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

    /// Everybody there is, archived or not.
    public static List<User> everybody() {
        return list("order by name, id");
    }

    /// A person who stays as read until the transaction ends. To be asked before anything else about that person.
    public static Optional<User> locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /// Whether this person has been archived: what is left is a name.
    public boolean isArchived() {
        return UserState.INACTIVE.equals(state);
    }

    /// Reads this person anew, who stays so until the transaction ends.
    public void lock() {
        getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
    }

    /// Whoever has this address, in whatever case it is written.
    public static Optional<User> withEmail(String address) {
        return find("lower(emailAddress) = lower(?1)", address).firstResultOptional();
    }

    /// Whether somebody else has this address, in whatever case it is written.
    public static boolean isTaken(String address, UUID except) {
        return count("lower(emailAddress) = lower(?1) and id <> ?2", address, except) > 0;
    }

    /// Whoever signs in at login.gov under this id.
    public static Optional<User> withLoginUuid(String loginUuid) {
        return find("loginUuid", loginUuid).firstResultOptional();
    }

    /// Takes an id of login.gov from those who were archived while archiving left it with them.
    public static void forgetLoginOfArchived(String loginUuid) {
        update("loginUuid = null where loginUuid = ?1 and state = ?2", loginUuid, UserState.INACTIVE);
    }

    /// Everybody whose address has this text in it, in whatever case. By ix_users_email_address_trigram, where the
    /// server has trigrams.
    public static List<User> withEmailLike(String part) {
        return list(
                "lower(emailAddress) like lower(?1) escape '\\' order by emailAddress", LikePattern.containing(part));
    }

    /// The addresses of these people, by their ids.
    public static Map<UUID, String> addresses(Collection<UUID> ids) {
        List<User> people = list("id in ?1", ids);
        return people.stream().collect(Collectors.toMap(user -> user.id, user -> user.emailAddress));
    }

    /// Raises the counter of failed attempts. Of attempts at the same moment each counts.
    public static void countFailedLogin(UUID id) {
        update("failedLoginCount = failedLoginCount + 1 where id = ?1", id);
    }

    /// Sets the counter of failed attempts back.
    ///
    /// @param passwordHash the person's, as it was when the password was found to be right
    /// @return false where the person has got another password meanwhile
    public static boolean succeed(UUID id, String passwordHash) {
        return update("failedLoginCount = 0 where id = ?1 and passwordHash = ?2", id, passwordHash) == 1;
    }

    /// Keeps another hash of the same password.
    public static void rehash(UUID id, String passwordHash, String better) {
        update("passwordHash = ?3 where id = ?1 and passwordHash = ?2", id, passwordHash, better);
    }

    /// Shows the id alone: the rest is about a person.
    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
