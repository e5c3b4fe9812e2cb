package gov.notify.api.internal;

import gov.notify.api.config.ApiConfig;
import gov.notify.config.CommonConfig;
import gov.notify.recipient.PhoneNumber;
import gov.notify.service.ReplyTo;
import gov.notify.service.ServiceChoice;
import gov.notify.service.SmsSender;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Chooses what the texts of Notify itself come from, and where answers to its emails go.
@ApplicationScoped
class InternalSenders {

    private final Optional<String> ofCodes;
    private final String abroad;
    private final String tollFree;
    private final UUID notifyService;

    InternalSenders(InternalMessageConfig config, CommonConfig common, ApiConfig api) {
        this.ofCodes = config.signInSender();
        this.abroad = config.internationalSender().orElse(common.tollFreeNumber());
        this.tollFree = common.tollFreeNumber();
        this.notifyService = api.notifyServiceId();
    }

    String sender(InternalTemplate template, PhoneNumber to) {
        if (to.isInternational() && to.needsNumericSender()) {
            return abroad;
        }
        return Optional.of(template)
                .filter(InternalTemplate.SMS_CODE::equals)
                .flatMap(_ -> ofCodes)
                .or(() -> defaultOf(SmsSender.usableBy(notifyService)).map(sender -> sender.sender))
                .orElse(tollFree);
    }

    /// Null where Notify's own service has none.
    @Nullable
    String replyTo() {
        return defaultOf(ReplyTo.usableBy(notifyService))
                .map(address -> address.emailAddress)
                .orElse(null);
    }

    private static <T extends ServiceChoice> Optional<T> defaultOf(List<T> choices) {
        return choices.stream().filter(choice -> choice.isDefault).findFirst();
    }
}
