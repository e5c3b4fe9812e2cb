package gov.notify.api.demo;

import gov.notify.user.Permission;
import gov.notify.user.ServiceMember;
import gov.notify.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// The people of the demo service: a platform admin, and two members who may do everything in it.
///
/// Their addresses are ones that the admin application lets in, at a domain that is nobody's: these people are for
/// machines on which no message leaves.
@ApplicationScoped
class DemoPeople {

    private static final String DOMAIN = "@notify-sandbox.gov";

    private final Clock clock;

    DemoPeople(Clock clock) {
        this.clock = clock;
    }

    /// Makes whoever is not there, and leaves alone whoever is: people may have changed their names and addresses.
    void join(UUID serviceId) {
        var now = clock.instant();
        if (isNew(serviceId, "platform-admin", "pat.admin" + DOMAIN)) {
            make(part(serviceId, "platform-admin"), "Pat Admin", "pat.admin" + DOMAIN, "+12025550112", now)
                    .platformAdmin = true;
        }
        member(serviceId, "ana", "Ana Member", "+12025550113", now);
        member(serviceId, "ben", "Ben Member", "+12025550114", now);
    }

    /// A person who may sign in.
    User make(UUID id, String name, String address, String mobileNumber, Instant now) {
        var user = new User();
        user.id = id;
        user.name = name;
        user.emailAddress = address;
        user.mobileNumber = mobileNumber;
        user.passwordHash = "unusable";
        user.passwordChangedAt = now;
        user.state = "active";
        user.authType = "sms_auth";
        user.emailAccessValidatedAt = now;
        user.preferredTimezone = "US/Eastern";
        user.createdAt = now;
        user.persist();
        return user;
    }

    /// An id of something that belongs to the service: the same every time.
    static UUID part(UUID serviceId, String name) {
        return UUID.nameUUIDFromBytes((serviceId + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    private void member(UUID serviceId, String firstName, String name, String mobileNumber, Instant now) {
        var address = firstName + ".member" + DOMAIN;
        if (!isNew(serviceId, firstName, address)) {
            return;
        }
        var user = make(part(serviceId, firstName), name, address, mobileNumber, now);
        var membership = new ServiceMember();
        membership.id = new ServiceMember.Id(user.id, serviceId);
        membership.persist();
        for (var word : Permission.OF_MEMBERS) {
            var permission = new Permission();
            permission.id = part(serviceId, firstName + "/" + word);
            permission.userId = user.id;
            permission.serviceId = serviceId;
            permission.permission = word;
            permission.createdAt = now;
            permission.persist();
        }
    }

    private static boolean isNew(UUID serviceId, String name, String address) {
        return User.count("id = ?1 or lower(emailAddress) = ?2", part(serviceId, name), address) == 0;
    }
}
