package gov.notify.api.admin.user;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.batch.Overloaded;
import gov.notify.limit.AttemptLimits;
import gov.notify.limit.AttemptLimits.Limit;
import gov.notify.user.User;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Verifies a user's password, and limits how often it may be tried (docs/contract/admin-users.md, 6.3).
///
/// Whoever may not try is told what a wrong password is told, and the right one does not help then. No connection is
/// held while a password is hashed.
@ApplicationScoped
class PasswordCheck {

    private static final Logger LOG = Logger.getLogger(PasswordCheck.class);
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /// Guesses at one person, from wherever. Also counted for ids that are nobody's, so that they take as long.
    private static final Limit OF_PERSON = new Limit("password:user", 10, WINDOW);

    /// Guesses at anybody, from one address. Large, because a whole agency may come from one.
    private static final Limit FROM_ADDRESS = new Limit("password:address", 1000, WINDOW);

    private final Passwords passwords;
    private final AttemptLimits attempts;

    PasswordCheck(Passwords passwords, AttemptLimits attempts) {
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /// @param address where the attempt comes from, if anybody knows
    /// @throws ApiException 404 where there is no such person, 400 where it is another password
    void require(UUID id, String password, Optional<String> address) {
        boolean fromHere =
                address.map(from -> attempts.take(FROM_ADDRESS, from)).orElse(true);
        boolean allowed = fromHere && attempts.take(OF_PERSON, id.toString());
        var user = QuarkusTransaction.requiringNew().call(() -> User.<User>findByIdOptional(id));
        var hash = user.map(found -> found.passwordHash).orElse(Passwords.UNUSABLE);
        boolean right = allowed && !Passwords.isTooLong(password) && passwords.matches(password, hash);
        if (user.isEmpty()) {
            throw ApiError.noResult().thrown();
        }
        if (!right || !succeed(id, hash)) {
            // What comes from an address that is held back may be anybody's doing, and locks nobody out.
            if (fromHere) {
                QuarkusTransaction.requiringNew().run(() -> User.countFailedLogin(id));
            }
            throw wrong();
        }
        attempts.giveBack(OF_PERSON, id.toString());
        address.ifPresent(from -> attempts.giveBack(FROM_ADDRESS, from));
        if (passwords.isDated(hash)) {
            rehash(id, password, hash);
        }
    }

    /// Lets a person try again whom somebody has set free.
    void forgive(@Observes AttemptsForgiven forgiven) {
        attempts.forget(OF_PERSON, forgiven.userId().toString());
    }

    private void rehash(UUID id, String password, String hash) {
        try {
            var better = passwords.hash(password);
            QuarkusTransaction.requiringNew().run(() -> User.rehash(id, hash, better));
        } catch (Overloaded _) {
            LOG.debugf("the password of user %s is hashed anew another time", id);
        }
    }

    private static boolean succeed(UUID id, String hash) {
        return QuarkusTransaction.requiringNew().call(() -> User.succeed(id, hash));
    }

    private static ApiException wrong() {
        return ApiError.invalidFields(Map.of("password", List.of("Incorrect password")))
                .thrown();
    }
}
