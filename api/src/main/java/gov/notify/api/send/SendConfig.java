package gov.notify.api.send;

import gov.notify.api.config.ApiConfig;
import gov.notify.config.CommonConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What sending asks of the settings.
@ApplicationScoped
public class SendConfig {

    private final ApiConfig api;
    private final CommonConfig common;
    private final Set<String> simulated;

    public SendConfig(ApiConfig api, CommonConfig common) {
        this.api = api;
        this.common = common;
        this.simulated = Stream.concat(
                        api.simulatedSmsNumbers().stream().map(String::strip),
                        api.simulatedEmailAddresses().stream()
                                .map(address -> address.strip().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The domain that emails come from.
    String emailDomain() {
        return common.emailDomain();
    }

    /// What a text comes from where a service has lost its default sender.
    String fromNumber() {
        return common.tollFreeNumber();
    }

    /// Where people configure their services.
    String adminBase() {
        return common.adminBaseUrl();
    }

    /// Whether it is Notify's own service, whose messages overtake others.
    boolean isNotify(UUID serviceId) {
        return api.notifyServiceId().equals(serviceId);
    }

    /// Whether a message to this normalised recipient is answered and then forgotten
    /// (docs/contract/public-api.md, 5.1).
    boolean isSimulated(String normalised) {
        return simulated.contains(normalised);
    }
}
