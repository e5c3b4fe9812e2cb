package gov.notify.api.send;

import gov.notify.api.auth.Caller;
import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NewNotification;
import gov.notify.recipient.PhoneNumber;
import gov.notify.service.ServiceSnapshot;
import gov.notify.template.TemplateSnapshot;
import gov.notify.template.TemplateSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rules of sending, one method each; admissions put them in the order of their route
/// (docs/contract/public-api.md, 4.10).
@ApplicationScoped
public class SendRules {

    private static final String TEAM_ONLY = "Can’t send to this recipient using a team-only API key";
    private static final String TRIAL_MODE = "Can’t send to this recipient when service is in trial mode – see"
            + " https://www.notifications.service.gov.uk/trial-mode";

    private final TemplateSnapshots templates;
    private final SendConfig config;

    SendRules(TemplateSnapshots templates, SendConfig config) {
        this.templates = templates;
        this.config = config;
    }

    /// The service may use the channel.
    void channelAllowed(ServiceSnapshot service, Channel channel) {
        if (!service.may(channel.wireName())) {
            throw switch (channel) {
                case EMAIL ->
                    ApiError.channelNotAllowed("Service is not allowed to send emails", "Cannot send emails")
                            .thrown();
                case SMS ->
                    ApiError.channelNotAllowed(
                                    "Service is not allowed to send text messages", "Cannot send text messages")
                            .thrown();
            };
        }
    }

    /// The current version of a template that is the service's, of this channel, and neither hidden nor deleted.
    ///
    /// @param templateId null for what was no id at all
    TemplateSnapshot template(ServiceSnapshot service, @Nullable UUID templateId, Channel channel) {
        var template = Optional.ofNullable(templateId)
                .flatMap(id -> templates.current(service.id(), id))
                .filter(found -> !found.hidden())
                .orElseThrow(() -> badRequest("Template not found"));
        if (template.type() != channel) {
            throw badRequest(template.type().wireName() + " template is not suitable for " + channel.wireName()
                    + " notification");
        }
        if (template.archived()) {
            throw badRequest("Template has been deleted");
        }
        return template;
    }

    /// Every placeholder has a value.
    void nothingMissing(List<String> missing) {
        if (!missing.isEmpty()) {
            throw badRequest("Missing personalisation: " + String.join(", ", missing));
        }
    }

    /// There is something to send.
    void notEmpty(boolean empty) {
        if (empty) {
            throw badRequest("Your message is empty.");
        }
    }

    /// The reply-to address of this id, or the service's default, or none.
    @Nullable
    String replyTo(ServiceSnapshot service, @Nullable UUID id) {
        if (id == null) {
            return service.emails()
                    .defaultReplyTo()
                    .map(ServiceSnapshot.Sender::value)
                    .orElse(null);
        }
        return chosen(service, service.emails().replyTos(), id, "email_reply_to_id");
    }

    /// The text sender of this id, or the service's default.
    String sender(ServiceSnapshot service, @Nullable UUID id, String otherwise) {
        if (id == null) {
            return service.texts()
                    .defaultSender()
                    .map(ServiceSnapshot.Sender::value)
                    .orElse(otherwise);
        }
        return chosen(service, service.texts().senders(), id, "sms_sender_id");
    }

    /// Key and service may reach this recipient (docs/contract/public-api.md, 1.4 and 4.11).
    void recipientAllowed(Caller caller, String normalised, boolean simulated) {
        boolean anyone = switch (caller.key().type()) {
            case TEST -> true;
            case TEAM -> false;
            case NORMAL -> !caller.service().restricted();
        };
        if (!anyone && !simulated && !caller.service().reachable().contains(normalised)) {
            throw ApiError.recipientNotAllowed(caller.key().type() == KeyType.TEAM ? TEAM_ONLY : TRIAL_MODE)
                    .thrown();
        }
    }

    /// The service may send to this number's country.
    void countryAllowed(ServiceSnapshot service, PhoneNumber number) {
        if (number.isInternational() && !service.may("international_sms")) {
            throw badRequest("Cannot send to international mobile numbers");
        }
    }

    /// What is urgent, and what Notify itself sends, overtakes other messages.
    ///
    /// @param parts what it will cost at the rate limit
    NewNotification.Queueing queueing(
            ServiceSnapshot service, TemplateSnapshot template, int parts, @Nullable Instant scheduledFor) {
        var lane = template.isPriority() || config.isNotify(service.id()) ? Lane.HIGH : Lane.NORMAL;
        return new NewNotification.Queueing(lane, parts, scheduledFor, null);
    }

    private static String chosen(ServiceSnapshot service, List<ServiceSnapshot.Sender> senders, UUID id, String field) {
        return senders.stream()
                .filter(sender -> sender.id().equals(id))
                .map(ServiceSnapshot.Sender::value)
                .findFirst()
                .orElseThrow(() ->
                        badRequest(field + " " + id + " does not exist in database for service id " + service.id()));
    }

    private static ApiException badRequest(String text) {
        return ApiError.badRequest(text).thrown();
    }
}
