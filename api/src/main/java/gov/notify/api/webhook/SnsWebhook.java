package gov.notify.api.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import gov.notify.api.webhook.EnvelopeVerdict.Forged;
import gov.notify.api.webhook.EnvelopeVerdict.Genuine;
import gov.notify.api.webhook.EnvelopeVerdict.Undecided;
import gov.notify.batch.Overloaded;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.receipt.ReceiptEvent;
import gov.notify.receipt.ReceiptOutcome;
import gov.notify.receipt.ReceiptSource;
import gov.notify.receipt.SesReceiptEvent;
import gov.notify.receipt.SmsReceiptEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Works on one envelope: proves it, then stores its receipt or answers its handshake.
@ApplicationScoped
class SnsWebhook {

    private static final Logger LOG = Logger.getLogger(SnsWebhook.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EnvelopeCheck check;
    private final Subscription subscription;
    private final ReceiptWriter receipts;

    SnsWebhook(EnvelopeCheck check, Subscription subscription, ReceiptWriter receipts) {
        this.check = check;
        this.subscription = subscription;
        this.receipts = receipts;
    }

    /// A receipt.
    ///
    /// @param header `x-amz-sns-message-type`
    WebhookAnswer receive(ReceiptSource source, @Nullable String header, byte[] body) {
        return receive(source, header, body, envelope -> store(source, envelope));
    }

    /// A text that somebody sent us. That is switched off: it is proved like a receipt, and looked at by nobody.
    WebhookAnswer receiveInbound(@Nullable String header, byte[] body) {
        return receive(ReceiptSource.SNS, header, body, _ -> WebhookAnswer.succeeded(ReceiptSource.SNS));
    }

    private WebhookAnswer receive(
            ReceiptSource source, @Nullable String header, byte[] body, Function<SnsEnvelope, WebhookAnswer> notified) {
        var type = MessageType.of(header);
        if (type.isEmpty()) {
            return WebhookAnswer.failed(400, source, "invalid message type");
        }
        var parsed = SnsEnvelope.parse(body);
        if (parsed.isEmpty()) {
            return WebhookAnswer.failed(400, source, "invalid JSON given");
        }
        var envelope = parsed.get();
        if (!type.get().wireName().equals(envelope.type())) {
            return WebhookAnswer.failed(400, source, "validation failed");
        }
        return switch (check.of(envelope)) {
            case Genuine(var topic) -> genuine(source, type.get(), topic, envelope, notified);
            case Forged(var why) -> {
                LOG.warnf("refused an SNS envelope: %s", why);
                yield WebhookAnswer.failed(400, source, "validation failed");
            }
            case Undecided(var why) -> {
                LOG.errorf("cannot verify SNS envelopes: %s", why);
                yield WebhookAnswer.failed(503, source, "certificate unavailable");
            }
        };
    }

    private WebhookAnswer genuine(
            ReceiptSource source,
            MessageType type,
            TopicArn topic,
            SnsEnvelope envelope,
            Function<SnsEnvelope, WebhookAnswer> notified) {
        return switch (type) {
            case NOTIFICATION -> notified.apply(envelope);
            case SUBSCRIPTION_CONFIRMATION -> confirm(source, topic, envelope);
            case UNSUBSCRIBE_CONFIRMATION -> {
                LOG.errorf("a subscription was ended at SNS, messages of %s no longer reach us", topic.text());
                yield WebhookAnswer.succeeded(source);
            }
        };
    }

    private WebhookAnswer store(ReceiptSource source, SnsEnvelope envelope) {
        try {
            receipts.store(receipt(source, envelope));
            return WebhookAnswer.succeeded(source);
        } catch (StoreUnavailable | Overloaded e) {
            LOG.warnf("a receipt could not be stored, SNS will bring it again: %s", e.getMessage());
            return WebhookAnswer.failed(503, source, "receipt not stored");
        }
    }

    private static ReceiptEvent receipt(ReceiptSource source, SnsEnvelope envelope) {
        var event = json(envelope.message());
        var envelopeId = Objects.requireNonNullElse(envelope.messageId(), "none");
        if (!event.isObject()) {
            return ReceiptEvent.nothingToApply(source, envelopeId, "unknown", ReceiptOutcome.IGNORED);
        }
        return source == ReceiptSource.SES
                ? SesReceiptEvent.of(event, envelopeId)
                : SmsReceiptEvent.of(event, envelopeId);
    }

    private WebhookAnswer confirm(ReceiptSource source, TopicArn topic, SnsEnvelope envelope) {
        var token = envelope.token();
        if (token == null || !subscription.confirm(topic, token)) {
            return WebhookAnswer.failed(
                    400, source, "attempt to raise_for_status()SubscriptionConfirmation Type message failed");
        }
        LOG.infof("subscribed to %s", topic.text());
        return WebhookAnswer.succeeded(source);
    }

    private static JsonNode json(@Nullable String message) {
        try {
            return message == null ? MissingNode.getInstance() : JSON.readTree(message);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
