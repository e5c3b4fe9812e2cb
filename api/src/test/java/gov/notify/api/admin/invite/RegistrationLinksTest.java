package gov.notify.api.admin.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import gov.notify.config.Environment;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Where people go who accept an invitation (docs/contract/admin-organizations.md, 8).
class RegistrationLinksTest {

    private static final LoginTicket TICKET = new LoginTicket("STATE-1", "a%2EState$1");
    private static final String ADMIN = "http://admin.test";

    @Test
    void both_places_are_filled_as_given_each_once() {
        var links = new RegistrationLinks(
                () -> Optional.of("https://idp.example/authorize?state=STATE&nonce=NONCE&again=NONCE"),
                ADMIN,
                Environment.PRODUCTION);

        assertThat(links.link(TICKET))
                .isEqualTo("https://idp.example/authorize?state=a%2EState$1&nonce=STATE-1&again=STATE-1");
    }

    @ParameterizedTest
    @EnumSource(names = {"DEVELOPMENT", "TEST"})
    void where_no_real_people_are_a_link_may_lead_straight_to_the_application(Environment environment) {
        assertThat(new RegistrationLinks(Optional::empty, ADMIN, environment).link(TICKET))
                .isEqualTo("http://admin.test/set-up-your-profile?nonce=STATE-1&state=a%2EState$1");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DEVELOPMENT", "TEST"})
    void elsewhere_the_api_does_not_start_without_an_address(Environment environment) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RegistrationLinks(Optional::empty, ADMIN, environment))
                .withMessageStartingWith("LOGIN_DOT_GOV_REGISTRATION_URL is missing");
    }

    @Test
    void a_ticket_does_not_print_what_it_is_made_of() {
        assertThat(TICKET.toString()).doesNotContain("STATE").doesNotContain("State");
    }
}
