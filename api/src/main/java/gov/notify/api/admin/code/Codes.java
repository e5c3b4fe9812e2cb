package gov.notify.api.admin.code;

import gov.notify.api.admin.link.AdminLinks;
import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.api.internal.InternalMessages;
import gov.notify.api.internal.InternalTemplate;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.api.schema.RecipientFields;
import gov.notify.recipient.PhoneNumber;
import gov.notify.user.User;
import gov.notify.user.UserState;
import gov.notify.user.VerifyCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The rules of codes: few at once, for half an hour, for one use, and not for whoever has failed too often.
///
/// What reads and writes codes of a person locks that person first: of two at once one comes after the other.
@ApplicationScoped
class Codes {

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int MOST_OPEN = 5;
    private static final int SIX_DIGITS = 1_000_000;
    private static final String NO_NUMBER = "Not a valid phone number";

    private final SecureRandom random = new SecureRandom();
    private final CodeHash hash;
    private final AdminLinks links;
    private final InternalMessages messages;
    private final Clock clock;

    Codes(CodeHash hash, AdminLinks links, InternalMessages messages, Clock clock) {
        this.hash = hash;
        this.links = links;
        this.messages = messages;
        this.clock = clock;
    }

    /// The number that a code would be sent to; empty where the person gets none.
    ///
    /// @param request is read only where one would be sent
    /// @throws gov.notify.api.error.ApiException 404 for an unknown person, 400 where there is no such number
    @Transactional
    Optional<PhoneNumber> textable(UUID userId, Supplier<SmsCodeRequest> request) {
        var user = User.<User>findByIdOptional(userId)
                .orElseThrow(() -> ApiError.noResult().thrown());
        return mayHaveOneMore(user) ? Optional.of(number(user, request.get())) : Optional.empty();
    }

    /// Sends a code, unless meanwhile so many were that the person gets none.
    @Transactional
    void text(UUID userId, PhoneNumber number) {
        var user = locked(userId);
        if (mayHaveOneMore(user)) {
            var code = String.format(Locale.ROOT, "%06d", random.nextInt(SIX_DIGITS));
            store(user, CodeType.SMS, code);
            messages.send(InternalTemplate.SMS_CODE, number.e164(), Map.of("verify_code", code));
        }
    }

    /// What the link would be like that a person is sent; empty where the person gets none.
    ///
    /// @param request is read only where one would be sent
    /// @throws gov.notify.api.error.ApiException 404 for an unknown person
    @Transactional
    Optional<SignInMail> mailable(UUID userId, Supplier<EmailCodeRequest> request) {
        var user = User.<User>findByIdOptional(userId)
                .orElseThrow(() -> ApiError.noResult().thrown());
        return mayHaveOneMore(user) ? Optional.of(new SignInMail(user.emailAddress, request.get())) : Optional.empty();
    }

    /// Sends a link to sign in with, unless meanwhile so many codes were that the person gets none.
    @Transactional
    void email(UUID userId, SignInMail mail) {
        var user = locked(userId);
        if (mayHaveOneMore(user)) {
            var code = UUID.randomUUID().toString();
            store(user, CodeType.EMAIL, code);
            var url = links.emailSignIn(
                    mail.wanted().base(), userId, code, mail.wanted().next());
            messages.send(InternalTemplate.EMAIL_LINK, mail.to(), Map.of("name", user.name, "url", url));
        }
    }

    /// Opens a session for whoever has a code of theirs. A failure is counted even though it is refused.
    ///
    /// @param mayGuess false where too many were tried of late: then none opens, and a wrong one still counts
    /// @throws gov.notify.api.error.ApiException where it opens none
    @Transactional(dontRollbackOn = ApiException.class)
    void check(UUID userId, CodeCheck given, boolean mayGuess) {
        var user = locked(userId);
        if (user.failedLoginCount >= User.MOST_FAILED_LOGINS) {
            throw notFound();
        }
        var now = clock.instant();
        var code = VerifyCode.newest(userId, given.type(), hash.of(userId, given.type(), given.code()));
        boolean opens = code.filter(found -> found.isOpen(now)).isPresent();
        if (!opens) {
            user.failedLoginCount++;
        }
        if (code.isEmpty() || !mayGuess) {
            throw notFound();
        }
        if (!opens) {
            throw ApiError.badRequest("Code has expired").thrown();
        }
        code.get().codeUsed = true;
        Sessions.open(user, now);
        if (given.type().equals(CodeType.EMAIL.wireName())) {
            user.emailAccessValidatedAt = now;
        }
    }

    private static User locked(UUID userId) {
        return User.locked(userId).orElseThrow(() -> ApiError.noResult().thrown());
    }

    private boolean mayHaveOneMore(User user) {
        return !user.state.equals(UserState.INACTIVE) && VerifyCode.countOpen(user.id, clock.instant()) < MOST_OPEN;
    }

    private static PhoneNumber number(User user, SmsCodeRequest request) {
        var wanted = request.to() == null || request.to().isEmpty() ? user.mobileNumber : request.to();
        if (wanted == null) {
            throw ApiError.badRequest(NO_NUMBER).thrown();
        }
        try {
            return RecipientFields.phone(wanted);
        } catch (InvalidValueException e) {
            throw ApiError.badRequest(e.text()).thrown();
        }
    }

    private void store(User user, CodeType type, String code) {
        var row = new VerifyCode();
        row.id = UUID.randomUUID();
        row.userId = user.id;
        row.codeType = type.wireName();
        row.codeHash = hash.of(user.id, type.wireName(), code);
        row.createdAt = clock.instant();
        row.expiryDatetime = row.createdAt.plus(LIFE);
        row.persist();
    }

    private static ApiException notFound() {
        return ApiError.of(404, "NoResultFound", "Code not found").thrown();
    }
}
