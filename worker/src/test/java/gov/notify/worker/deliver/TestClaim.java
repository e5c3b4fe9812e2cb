package gov.notify.worker.deliver;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NotificationStatus;
import gov.notify.queue.Entry;
import gov.notify.queue.EntryKind;
import gov.notify.queue.WorkStream;
import gov.notify.security.Recipient;
import gov.notify.worker.deliver.ClaimedMessage.Content;
import gov.notify.worker.deliver.ClaimedMessage.Lease;
import gov.notify.worker.deliver.ClaimedMessage.Tries;
import gov.notify.worker.provider.OutgoingMessage;
import gov.notify.worker.provider.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A claim as a test wants it: an email's first, of just now, unless it says otherwise.
final class TestClaim {

    /// When it was claimed, by the clock of Postgres; processes' clocks are elsewhere.
    static final Instant CLAIMED_AT = Instant.parse("2026-11-25T12:00:00Z");

    private final UUID id = UUID.randomUUID();
    private long claimedNanos = System.nanoTime();
    private Lane lane = Lane.NORMAL;
    private int attempts = 1;
    private int deferrals;
    private int deaths;
    private int unanswered;
    private boolean died;
    private @Nullable Instant ambiguousUntil;
    private Instant firstAttemptAt = CLAIMED_AT;
    private @Nullable Instant expiresAt;
    private @Nullable LocalDate largeOn;

    TestClaim lane(Lane value) {
        lane = value;
        return this;
    }

    /// It was claimed so long ago, and it is that much later for Postgres too.
    TestClaim heldFor(Duration time) {
        claimedNanos -= time.toNanos();
        return this;
    }

    TestClaim attempt(int number) {
        attempts = number;
        return this;
    }

    /// It was put off so often through no fault of its own.
    TestClaim deferred(int times) {
        deferrals = times;
        return this;
    }

    /// That many claims ran out, the one before this not among them.
    TestClaim deaths(int before) {
        deaths = before;
        return this;
    }

    /// The claim before this one ran out.
    TestClaim afterDeath() {
        died = true;
        deaths++;
        unanswered += unanswered > 0 ? 1 : 0;
        return this;
    }

    /// An earlier call got no answer.
    TestClaim unanswered() {
        unanswered++;
        ambiguousUntil = CLAIMED_AT.minusSeconds(1);
        return this;
    }

    TestClaim firstTriedBefore(Duration time) {
        firstAttemptAt = CLAIMED_AT.minus(time);
        return this;
    }

    TestClaim expiresAfter(Duration time) {
        expiresAt = CLAIMED_AT.plus(time);
        return this;
    }

    TestClaim large() {
        largeOn = LocalDate.of(2026, 12, 3);
        return this;
    }

    ClaimedMessage make() {
        var service = UUID.randomUUID();
        return new ClaimedMessage(
                new Entry(WorkStream.send(Channel.EMAIL, lane), 0, "1-1", EntryKind.MESSAGE, id.toString(), Map.of()),
                id,
                service,
                Channel.EMAIL,
                lane,
                1,
                new Lease("worker/1", CLAIMED_AT, claimedNanos),
                new Tries(attempts, deferrals, died, deaths, unanswered, ambiguousUntil, firstAttemptAt),
                expiresAt,
                new Content(
                        null,
                        1,
                        KeyType.NORMAL,
                        NotificationStatus.CREATED,
                        "ada@example.gov",
                        false,
                        null,
                        null,
                        CLAIMED_AT,
                        null,
                        largeOn));
    }

    ReadyMessage ready(Provider provider, AmbiguityPolicy ambiguity) {
        var claim = make();
        var text = new OutgoingMessage.Text(
                id,
                claim.serviceId(),
                new Recipient(Channel.SMS, "+12025550143"),
                null,
                "All well",
                2,
                false,
                attempts);
        return new ReadyMessage(claim, text, provider, "identity", true, ambiguity, CLAIMED_AT);
    }
}
