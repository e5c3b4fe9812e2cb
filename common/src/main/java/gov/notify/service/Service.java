package gov.notify.service;

import gov.notify.history.History;
import gov.notify.jdbc.LikePattern;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A team's account: what it is called, what it may send and how much. Every change makes a new version.
@Entity
@Table(name = "services")
public class Service extends PanacheEntityBase {

    public static final History HISTORY = new History("services");

    /// Characters of a name, as the column has it.
    public static final int LONGEST_NAME = 255;

    private static final String ARCHIVED = "_archived_";
    private static final int ID_LENGTH = 36;

    @Id
    public UUID id;

    @Column
    public String name;

    @Column
    public String emailFrom;

    public boolean active = true;
    public boolean restricted;
    public long messageLimit;
    public long totalMessageLimit = 5_000_000;
    public int rateLimit = 3000;
    public boolean prefixSms = true;
    public @Nullable String organizationType;
    public @Nullable UUID organizationId;
    public @Nullable String contactLink;
    public @Nullable Integer volumeSms;
    public @Nullable Integer volumeEmail;
    public @Nullable Boolean consentToResearch;
    public boolean countAsLive = true;
    public @Nullable String ambiguousPolicy;
    public @Nullable Instant goLiveAt;
    public @Nullable UUID goLiveUserId;
    public @Nullable String notes;
    public @Nullable String billingContactNames;
    public @Nullable String billingContactEmailAddresses;
    public @Nullable String purchaseOrderNumber;
    public @Nullable String billingReference;

    @Column
    public UUID createdById;

    @Version
    public int version;

    @Column
    public Instant createdAt;

    public @Nullable Instant updatedAt;

    /// Every service, or those that are active, oldest first.
    public static List<Service> all(boolean onlyActive) {
        return list("active in ?1 order by createdAt, id", states(onlyActive));
    }

    /// The services that a person is a member of, oldest first.
    public static List<Service> ofMember(UUID userId, boolean onlyActive) {
        return list(
                "id in (select m.id.serviceId from ServiceMember m where m.id.userId = ?1) and active in ?2"
                        + " order by createdAt, id",
                userId,
                states(onlyActive));
    }

    private static List<Boolean> states(boolean onlyActive) {
        return onlyActive ? List.of(true) : List.of(true, false);
    }

    /// The services that have `part` in their name, in whatever case, by name. By ix_services_name_trigram, where the
    /// server has trigrams.
    public static List<Service> named(String part) {
        return list("lower(name) like lower(?1) escape '\\' order by name, id", LikePattern.containing(part));
    }

    /// The ids of what people complained of, the newest first.
    public List<UUID> complaints() {
        return Panache.getSession()
                .createNativeQuery(
                        "select id from complaints where service_id = ?1 order by created_at desc, id", UUID.class)
                .setParameter(1, id)
                .getResultList();
    }

    /// Whether it was taken out of use for good, which its name tells.
    public boolean isArchived() {
        return isOfArchived(name);
    }

    /// Whether only services that were taken out of use for good have such a name.
    public static boolean isOfArchived(String name) {
        return name.startsWith(ARCHIVED);
    }

    /// Takes it out of use for good, and sets its name and address free. Makes a new version, which its caller
    /// records.
    public void archive(Instant now) {
        var mark = ARCHIVED + LocalDate.ofInstant(now, ZoneOffset.UTC) + "_";
        var archivedName = marked(mark, name, "name");
        var archivedFrom = marked(mark, emailFrom, "emailFrom");
        name = archivedName;
        emailFrom = archivedFrom;
        active = false;
        updatedAt = now;
    }

    /// The text after `mark`, and before the id where another of that text was archived on the same day.
    private String marked(String mark, String text, String property) {
        var marked = shortened(mark + text, LONGEST_NAME);
        return count(property, marked) == 0 ? marked : shortened(mark + text, LONGEST_NAME - ID_LENGTH - 1) + "_" + id;
    }

    private static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /// Locks a service until the transaction ends: what is said of several of its rows together stays true meanwhile.
    ///
    /// @return false where there is none
    public static boolean lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE) != null;
    }
}
