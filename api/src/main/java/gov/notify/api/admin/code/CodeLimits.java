package gov.notify.api.admin.code;

import gov.notify.api.admin.user.AttemptsForgiven;
import gov.notify.limit.AttemptLimits;
import gov.notify.limit.AttemptLimits.Limit;
import gov.notify.security.RecipientHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

/// Holds back whoever asks for too many codes or tries too many (docs/contract/admin-sign-in.md, 6.1 and 6.2).
///
/// To be asked outside a transaction: counting must not keep a person's row locked, and what is refused stays counted.
@ApplicationScoped
class CodeLimits {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AttemptLimits attempts;
    private final RecipientHash hashes;
    private final Limit toPerson;
    private final Limit toAddress;
    private final Limit guesses;

    CodeLimits(AttemptLimits attempts, RecipientHash hashes, CodeConfig config) {
        this.attempts = attempts;
        this.hashes = hashes;
        this.toPerson = new Limit("code-message:user", config.messagesPerPerson(), HOUR);
        this.toAddress = new Limit("code-message:address", config.messagesPerAddress(), HOUR);
        this.guesses = new Limit("code:user", config.guesses(), config.guessesWithin());
    }

    /// Whether a person may have one more message sent to this address.
    ///
    /// @param address normalised: E.164, or in lower case
    boolean maySend(UUID userId, String address) {
        // By its hash: Redis holds nobody's address.
        return attempts.take(toPerson, userId.toString())
                && attempts.take(toAddress, HexFormat.of().formatHex(hashes.of(address)));
    }

    boolean mayGuess(UUID userId) {
        return attempts.take(guesses, userId.toString());
    }

    /// A guess was right.
    void guessed(UUID userId) {
        attempts.forget(guesses, userId.toString());
    }

    /// Lets a person guess again whom somebody has set free.
    void forgive(@Observes AttemptsForgiven forgiven) {
        guessed(forgiven.userId());
    }
}
