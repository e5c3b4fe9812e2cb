package gov.notify.api.send;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.api.http.JsonBodies;
import gov.notify.api.http.LargeAnswers;
import gov.notify.api.json.AnswerJson;
import gov.notify.limit.SendLimits;
import gov.notify.log.SafeStackTrace;
import gov.notify.message.Channel;
import gov.notify.notification.IdempotencyKeys;
import gov.notify.notification.NewNotification;
import gov.notify.notification.WriteOutcome;
import gov.notify.security.DecryptionException;
import gov.notify.security.Payloads;
import gov.notify.security.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends one message: limits first, then the rules of its route, then the commit, then the answer.
@ApplicationScoped
public class SendService {

    private static final Logger LOG = Logger.getLogger(SendService.class);

    private final SendLimits limits;
    private final JsonBodies bodies;
    private final LargeAnswers answers;
    private final NotificationStore storing;
    private final IdempotencyKeys keys;
    private final Sealing sealing;
    private final LostAnswers lost;

    SendService(
            SendLimits limits,
            JsonBodies bodies,
            LargeAnswers answers,
            NotificationStore storing,
            IdempotencyKeys keys,
            Sealing sealing,
            LostAnswers lost) {
        this.limits = limits;
        this.bodies = bodies;
        this.answers = answers;
        this.storing = storing;
        this.keys = keys;
        this.sealing = sealing;
        this.lost = lost;
    }

    /// Sends what `call` asks for, or answers what the first request with its Idempotency-Key was answered.
    ///
    /// @throws ApiException where a rule or a limit says no
    SendResponse send(SendContext call, Channel channel, Admission admission) {
        var key = call.idempotencyKey().map(given -> IdempotencyKey.of(given, call));
        try (var place = QuotaReservation.take(limits, call.caller(), channel);
                var body = bodies.read(call.body(), call.service().id())) {
            var draft = admission.admit(call, body.get(), place);
            var answer = AnswerJson.bytes(draft.answer());
            body.answeredWith(answer.length);
            return answered(draft, answer, call, place, key.orElse(null));
        } catch (ApiException refused) {
            if (key.isEmpty() || isForNow(refused.refusal())) {
                throw refused;
            }
            return earlierAnswer(call, key.get()).orElseThrow(() -> refused);
        }
    }

    /// Refuses a send of a kind that does not exist, after its rate and its JSON were found good.
    RuntimeException refuse(SendContext call, ApiError refusal) {
        QuotaReservation.takeRate(limits, call.caller());
        bodies.read(call.body(), call.service().id()).close();
        return refusal.thrown();
    }

    /// Whether the caller is to come back: an earlier answer, too, takes work and memory that it is refused now.
    private static boolean isForNow(ApiError refusal) {
        return refusal instanceof ApiError.RateExceeded || refusal instanceof ApiError.Unavailable;
    }

    /// There has to be room for the answer before the message is stored: whoever were refused it then would send again.
    private SendResponse answered(AcceptedMessage draft, byte[] answer, SendContext call, QuotaReservation place, @Nullable IdempotencyKey key) {
        var counted = answers.counted(answer, call.caller());
        var first = new SendResponse(counted, false);
        try {
            var given = draft.simulated() ? first : store(draft, answer, first, call, place, key);
            if (given.replayed()) {
                counted.close();
            }
            return given;
        } catch (RuntimeException | Error e) {
            counted.close();
            throw e;
        }
    }

    private SendResponse store(
            AcceptedMessage draft, byte[] answer, SendResponse first, SendContext call, QuotaReservation place, @Nullable IdempotencyKey key) {
        var outcome = storing.store(draft, call.caller(), key == null ? null : kept(key, draft, call, answer));
        return switch (outcome) {
            case WriteOutcome.Stored() -> {
                place.keep();
                yield first;
            }
            case WriteOutcome.Replayed(var id, var sealed) -> replay(call, id, sealed);
            case WriteOutcome.KeyReused() -> throw new ApiError.KeyReused().thrown();
        };
    }

    private NewNotification.Idempotency kept(IdempotencyKey key, AcceptedMessage draft, SendContext call, byte[] answer) {
        var sealed =
                sealing.seal(answer, Payloads.context(draft.id(), call.service().id()));
        return new NewNotification.Idempotency(key.keyHash(), key.requestHash(), sealed);
    }

    /// What is refused now may have been accepted before: the template was deleted since, or the day's limit
    /// reached by
    /// this very message.
    private Optional<SendResponse> earlierAnswer(SendContext call, IdempotencyKey key) {
        return keys.find(call.service().id(), key.keyHash(), key.requestHash()).map(outcome -> switch (outcome) {
            case WriteOutcome.Replayed(var id, var sealed) -> replay(call, id, sealed);
            case WriteOutcome.KeyReused() -> throw new ApiError.KeyReused().thrown();
            case WriteOutcome.Stored() -> throw new IllegalStateException("a look-up stores nothing");
        });
    }

    private SendResponse replay(SendContext call, UUID notificationId, byte[] sealed) {
        try {
            return new SendResponse(
                    sealing.open(
                            sealed,
                            Payloads.context(notificationId, call.service().id())),
                    true);
        } catch (DecryptionException e) {
            if (e.keyUnknown()) {
                throw e;
            }
            LOG.errorf("the first answer about %s cannot be opened: %s", notificationId, SafeStackTrace.of(e));
            return new SendResponse(AnswerJson.bytes(lost.of(call, notificationId).orElseThrow(() -> e)), true);
        }
    }
}
