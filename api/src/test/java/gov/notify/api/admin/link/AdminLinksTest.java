package gov.notify.api.admin.link;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.config.Environment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where links in emails lead (docs/contract/admin-sign-in.md, 5.1).
class AdminLinksTest {

    private static final UUID USER = UUID.fromString("c9da2cb8-f021-4865-ab7d-4ffb29232330");
    private static final LinkSettings SETTINGS =
            new LinkSettings("a secret", "a salt that is long enough").alsoAt("https://other.agency.gov/");

    private final SignedTokens tokens = new SignedTokens(
            SETTINGS, Environment.PRODUCTION, Clock.fixed(Instant.ofEpochSecond(1_795_491_830), ZoneOffset.UTC));
    private final AdminLinks links = new AdminLinks("https://notify.agency.gov/", SETTINGS, tokens);

    @Test
    void a_page_is_one_of_the_admin_application() {
        assertThat(links.page("/sign-in")).isEqualTo("https://notify.agency.gov/sign-in");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/",
                "https://notify.agency.gov",
                "https://notify.agency.gov/",
                "https://notify.agency.gov.evil.example",
                "https://notify.agency.gov@evil.example",
                "https://notify.agency.gov/path",
                "http://notify.agency.gov",
                "//evil.example",
                "https://evil.example?https://notify.agency.gov"
            })
    void a_link_begins_with_our_address_whatever_was_asked_for(@Nullable String wanted) {
        assertThat(links.verifyEmail(wanted, USER, "ann@gsa.gov"))
                .startsWith("https://notify.agency.gov/verify-email/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.agency.gov", "https://other.agency.gov/"})
    void a_link_begins_with_another_address_that_the_operator_has_named(String wanted) {
        assertThat(links.verifyEmail(wanted, USER, "ann@gsa.gov")).startsWith("https://other.agency.gov/verify-email/");
    }

    @Test
    void the_link_of_a_registration_tells_who_and_which_address() throws UnusableToken {
        assertThat(payload(links.verifyEmail(null, USER, "ann@gsa.gov"), "/verify-email/"))
                .isEqualTo("{\"user_id\":\"" + USER + "\",\"email\":\"ann@gsa.gov\"}");
    }

    @Test
    void the_link_of_a_new_address_tells_who_and_which_address() throws UnusableToken {
        assertThat(payload(links.confirmNewEmail(USER, "ann@gsa.gov"), "/user-profile/email/confirm/"))
                .isEqualTo("{\"user_id\":\"" + USER + "\",\"email\":\"ann@gsa.gov\"}");
    }

    @Test
    void what_is_not_ascii_is_escaped_as_python_escapes_it() throws UnusableToken {
        var payload = payload(links.verifyEmail(null, USER, "ann@gsaé\u007f\uD83D\uDE00.gov"), "/verify-email/");

        assertThat(payload)
                .isEqualTo("{\"user_id\":\"" + USER + "\",\"email\":\"ann@gsa\\u00e9\\u007f\\ud83d\\ude00.gov\"}");
    }

    @Test
    void the_link_to_sign_in_holds_the_code() throws UnusableToken {
        assertThat(payload(links.emailSignIn(null, USER, "a code", null), "/email-auth/"))
                .isEqualTo("{\"user_id\":\"" + USER + "\",\"secret_code\":\"a code\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "/services/1, ?next=%2Fservices%2F1",
        "/a?b=c&d=é, ?next=%2Fa%3Fb%3Dc%26d%3D%C3%A9",
        "https://evil.example#a b, ?next=https%3A%2F%2Fevil.example%23a+b"
    })
    void where_to_go_next_is_one_parameter_whatever_it_holds(String next, String query) {
        assertThat(links.emailSignIn(null, USER, "a code", next))
                .isEqualTo(links.emailSignIn(null, USER, "a code", null) + query);
    }

    @Test
    void nowhere_to_go_next_is_no_parameter() {
        assertThat(links.emailSignIn(null, USER, "a code", "")).doesNotContain("?");
    }

    private String payload(String link, String path) throws UnusableToken {
        var before = "https://notify.agency.gov" + path;
        assertThat(link).startsWith(before);
        return tokens.open(link.substring(before.length()), Duration.ofHours(1));
    }
}
