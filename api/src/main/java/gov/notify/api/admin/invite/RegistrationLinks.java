package gov.notify.api.admin.invite;

import gov.notify.config.CommonConfig;
import gov.notify.config.Environment;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes the links by which invited people register (docs/contract/admin-organizations.md, 8).
///
/// Made at start: a missing setting ends that, not the first invitation.
@ApplicationScoped
@Startup
class RegistrationLinks {

    private static final Pattern PLACES = Pattern.compile("NONCE|STATE");

    private final String address;

    @Inject
    RegistrationLinks(InviteConfig config, CommonConfig common, Environment environment) {
        this(config, common.adminBaseUrl(), environment);
    }

    /// @throws IllegalStateException where it is not known where people register
    RegistrationLinks(InviteConfig config, String adminBaseUrl, Environment environment) {
        this.address = config.registrationUrl().orElseGet(() -> standIn(adminBaseUrl, environment));
    }

    private static String standIn(String adminBaseUrl, Environment environment) {
        if (!environment.isOpen()) {
            throw new IllegalStateException("LOGIN_DOT_GOV_REGISTRATION_URL is missing: the address at login.gov where"
                    + " invited people register, with NONCE and STATE in it");
        }
        return adminBaseUrl + "/set-up-your-profile?nonce=NONCE&state=STATE";
    }

    String link(LoginTicket ticket) {
        // In one go: a nonce may contain the word STATE.
        return PLACES.matcher(address)
                .replaceAll(place ->
                        Matcher.quoteReplacement(place.group().equals("NONCE") ? ticket.nonce() : ticket.state()));
    }
}
