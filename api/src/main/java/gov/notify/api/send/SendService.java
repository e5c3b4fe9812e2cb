package gov.notify.api.send;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.api.http.JsonBodies;
import gov.notify.api.http.LargeAnswers;
import gov.notify.api.json.AnswerJson;
import gov.notify.jdbc.Sql;
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
    private final NotificationStore store;
    private final IdempotencyKeys keys;
    private final Sealing sealing;
    private final LostAnswers lost;

    SendService(
            SendLimits limits,
            JsonBodies bodies,
            LargeAnswers answers,
            NotificationStore store,
            IdempotencyKeys keys,
            Sealing sealing,
            LostAnswers lost) {
        this.limits = limits;
        this.bodies = bodies;
        this.answers = answers;
        this.store = store;
        this.keys = keys;
        this.sealing = sealing;
        this.lost = lost;
    }

    /// Sends what `context` asks for, or answers what the first request with its Idempotency-Key was answered.
    ///
    /// @throws ApiException where a rule or a limit says no
    SendResponse send(SendContext context, Channel channel, Admission admission) {
        var key = context.idempotencyKey().map(given -> IdempotencyKey.of(given, context));
        try (var reservation = QuotaReservation.take(limits, context.caller(), channel);
                var body = bodies.read(context.body(), context.service().id())) {
            var message = admission.admit(context, body.get(), reservation);
            var answer = AnswerJson.bytes(message.answer());
            body.answeredWith(answer.length);
            return answered(message, answer, context, reservation, key.orElse(null));
        } catch (ApiException refused) {
            // To come back soon is right for a repeat too: an earlier answer takes work and memory as well.
            if (key.isEmpty() || refused.error().passesSoon()) {
                throw refused;
            }
            return earlierAnswer(context, key.get()).orElseThrow(() -> refused);
        }
    }

    /// Refuses a send of a kind that does not exist, after its rate and its JSON were found good.
    RuntimeException refuse(SendContext context, ApiError error) {
        QuotaReservation.takeRate(limits, context.caller());
        bodies.read(context.body(), context.service().id()).close();
        return error.thrown();
    }

    /// There has to be room for the answer before the message is stored: whoever were refused it then would
    /// send again.
    private SendResponse answered(
            AcceptedMessage message,
            byte[] answer,
            SendContext context,
            QuotaReservation reservation,
            @Nullable IdempotencyKey key) {
        var counted = answers.counted(answer, context.service().id());
        var first = new SendResponse(counted, false);
        try {
            var given = message.simulated() ? first : store(message, answer, first, context, reservation, key);
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
            AcceptedMessage message,
            byte[] answer,
            SendResponse first,
            SendContext context,
            QuotaReservation reservation,
            @Nullable IdempotencyKey key) {
        return switch (stored(message, answer, context, key)) {
            case WriteOutcome.Stored() -> {
                reservation.keep();
                yield first;
            }
            case WriteOutcome.Replayed(var id, var sealed) -> replay(context, id, sealed);
            case WriteOutcome.KeyReused() -> throw ApiError.keyReused().thrown();
        };
    }

    private WriteOutcome stored(
            AcceptedMessage message, byte[] answer, SendContext context, @Nullable IdempotencyKey key) {
        try {
            return store.store(message, context.service(), key == null ? null : kept(key, message, context, answer));
        } catch (Sql.Refused e) {
            // Another instance holds the key and has not said yet what came of it.
            throw key != null && e.isLockTimeout() ? ApiError.keyInProgress().thrown() : e;
        }
    }

    private NewNotification.Idempotency kept(
            IdempotencyKey key, AcceptedMessage message, SendContext context, byte[] answer) {
        var sealed = sealing.seal(
                answer, Payloads.context(message.id(), context.service().id()));
        return new NewNotification.Idempotency(key.keyHash(), key.requestHash(), sealed);
    }

    /// What is refused now may have been accepted before: the template was deleted since, or the day's limit
    /// reached by this very message.
    private Optional<SendResponse> earlierAnswer(SendContext context, IdempotencyKey key) {
        return keys.find(context.service().id(), key.keyHash(), key.requestHash())
                .map(outcome -> switch (outcome) {
                    case WriteOutcome.Replayed(var id, var sealed) -> replay(context, id, sealed);
                    case WriteOutcome.KeyReused() -> throw ApiError.keyReused().thrown();
                    case WriteOutcome.Stored() -> throw new IllegalStateException("a look-up stores nothing");
                });
    }

    private SendResponse replay(SendContext context, UUID notificationId, byte[] sealed) {
        try {
            return new SendResponse(
                    sealing.open(
                            sealed,
                            Payloads.context(notificationId, context.service().id())),
                    true);
        } catch (DecryptionException e) {
            if (e.keyUnknown()) {
                throw e;
            }
            LOG.errorf("the first answer about %s cannot be opened: %s", notificationId, SafeStackTrace.of(e));
            return new SendResponse(
                    AnswerJson.bytes(lost.of(context, notificationId).orElseThrow(() -> e)), true);
        }
    }
}
