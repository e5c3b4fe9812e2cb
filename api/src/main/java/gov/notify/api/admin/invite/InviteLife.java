package gov.notify.api.admin.invite;

import gov.notify.user.InvitationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// How long an invitation can be accepted (docs/contract/admin-organizations.md, 8).
@ApplicationScoped
class InviteLife {

    private final Duration life;
    private final Clock clock;

    InviteLife(InvitationConfig config, Clock clock) {
        this.life = Duration.ofDays(config.expirationDays());
        this.clock = clock;
    }

    Duration duration() {
        return life;
    }

    /// The status of an invitation at this moment: what has been pending for too long has expired,
    /// whether or not the worker has come by to note it.
    InviteStatus status(String noted, Instant createdAt) {
        var status = InviteStatus.of(noted);
        boolean tooOld = !createdAt.plus(life).isAfter(clock.instant());
        return status == InviteStatus.PENDING && tooOld ? InviteStatus.EXPIRED : status;
    }
}
