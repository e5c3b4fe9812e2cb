package gov.notify.api.config;

import gov.notify.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who the api is to its callers, by the names that operators of GOV.UK Notify know.
@ConfigMapping(prefix = "")
public interface ApiConfig {

    /// Scheme and host that links in answers begin with.
    @WithName("API_HOST_NAME")
    @WithDefault("http://localhost:6011")
    String hostName();

    /// Further hosts, without port, that links may begin with where a caller used them.
    @WithName("notify.api.hosts")
    Optional<List<String>> hosts();

    /// Let in only what came through our own proxy, which sends a secret in `X-Custom-Forwarder`.
    @WithName("CHECK_PROXY_HEADER")
    @WithDefault("false")
    boolean checkProxyHeader();

    /// The secret of our own proxy.
    @WithName("ROUTE_SECRET_KEY_1")
    Optional<String> routeSecretKey1();

    /// A second one, taken as well while the first is replaced.
    @WithName("ROUTE_SECRET_KEY_2")
    Optional<String> routeSecretKey2();

    /// Notify's own service, whose messages overtake others.
    @WithName("NOTIFY_SERVICE_ID")
    @WithDefault("d6aa2c68-a2d9-4437-ab19-3ae8eb202553")
    UUID notifyServiceId();

    /// Numbers whose texts are answered and then forgotten.
    @WithName("SIMULATED_SMS_NUMBERS")
    @WithDefault("+14254147755,+14254147167,+447700900000,+447700900111,+447700900222")
    List<String> simulatedSmsNumbers();

    /// Addresses whose emails are answered and then forgotten.
    @WithName("SIMULATED_EMAIL_ADDRESSES")
    @WithDefault("simulate-delivered@notifications.service.gov.uk,simulate-delivered-2@notifications.service.gov.uk,"
            + "simulate-delivered-3@notifications.service.gov.uk")
    List<String> simulatedEmailAddresses();

    /// What a part of a text costs, in US dollars.
    @WithName("notify.billing.sms-rate")
    @Range(min = "0")
    @WithDefault("0")
    BigDecimal smsRate();

    /// The commit that runs, as `/_status` shows it.
    @WithName("GIT_COMMIT")
    @WithDefault("unknown")
    String gitCommit();

    /// When it was built, as `/_status` shows it.
    @WithName("BUILD_TIME")
    @WithDefault("unknown")
    String buildTime();
}
