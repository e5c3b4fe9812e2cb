package gov.notify.api.send;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Settings of sending that carry the names operators of the reference know.
@ApplicationScoped
public class SendConfig {

    private static final String SIMULATED_SMS = "+14254147755,+14254147167,+447700900000,+447700900111,+447700900222";
    private static final String SIMULATED_EMAIL = "simulate-delivered@notifications.service.gov.uk,"
            + "simulate-delivered-2@notifications.service.gov.uk,simulate-delivered-3@notifications.service.gov.uk";

    private final String emailDomain;
    private final String fromNumber;
    private final String adminBase;
    private final UUID notifyService;
    private final Set<String> simulated;

    public SendConfig(
            @ConfigProperty(name = "NOTIFY_EMAIL_DOMAIN", defaultValue = "notify.sandbox.test") String emailDomain,
            @ConfigProperty(name = "AWS_US_TOLL_FREE_NUMBER") Optional<String> tollFreeNumber,
            @ConfigProperty(name = "FROM_NUMBER", defaultValue = "Notify.gov") String fromNumber,
            @ConfigProperty(name = "ADMIN_BASE_URL", defaultValue = "http://localhost:6012") String adminBase,
            @ConfigProperty(name = "NOTIFY_SERVICE_ID", defaultValue = "d6aa2c68-a2d9-4437-ab19-3ae8eb202553")
                    UUID notifyService,
            @ConfigProperty(name = "SIMULATED_SMS_NUMBERS", defaultValue = SIMULATED_SMS) List<String> simulatedSms,
            @ConfigProperty(name = "SIMULATED_EMAIL_ADDRESSES", defaultValue = SIMULATED_EMAIL)
                    List<String> simulatedEmail) {
        this.emailDomain = emailDomain;
        this.fromNumber = tollFreeNumber.filter(number -> !number.isEmpty()).orElse(fromNumber);
        this.adminBase = adminBase;
        this.notifyService = notifyService;
        this.simulated = Stream.concat(
                        simulatedSms.stream().map(String::strip),
                        simulatedEmail.stream().map(address -> address.strip().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The domain that emails come from.
    String emailDomain() {
        return emailDomain;
    }

    /// What a text comes from where a service has lost its default sender.
    String fromNumber() {
        return fromNumber;
    }

    /// Where people configure their services.
    String adminBase() {
        return adminBase;
    }

    /// Whether it is Notify's own service, whose messages overtake others.
    boolean isNotify(UUID serviceId) {
        return notifyService.equals(serviceId);
    }

    /// Whether a message to this normalised recipient is answered and then forgotten (public contract, section
    /// 5.1).
    boolean isSimulated(String normalised) {
        return simulated.contains(normalised);
    }
}
