package gov.notify.api.internal;

import gov.notify.config.CommonConfig;
import gov.notify.recipient.PhoneNumber;
import gov.notify.service.ServiceSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Chooses what the texts of Notify itself come from.
@ApplicationScoped
class InternalSenders {

    private final Optional<String> ofCodes;
    private final String abroad;
    private final String tollFree;

    InternalSenders(InternalMessageConfig config, CommonConfig common) {
        this.ofCodes = config.signInSender();
        this.abroad = config.internationalSender().orElse(common.tollFreeNumber());
        this.tollFree = common.tollFreeNumber();
    }

    String sender(ServiceSnapshot service, InternalTemplate template, PhoneNumber to) {
        if (to.isInternational() && to.needsNumericSender()) {
            return abroad;
        }
        return Optional.of(template)
                .filter(InternalTemplate.SMS_CODE::equals)
                .flatMap(_ -> ofCodes)
                .or(() -> service.texts().defaultSender().map(ServiceSnapshot.Sender::value))
                .orElse(tollFree);
    }
}
