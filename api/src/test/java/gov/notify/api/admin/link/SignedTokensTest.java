package gov.notify.api.admin.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gov.notify.config.Environment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tokens in links (docs/contract/admin-sign-in.md, 5.1). Those that stand here were made with itsdangerous 2.2.0.
class SignedTokensTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_795_491_830);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String HELLO = "ImhlbGxvIg.awUH9g.JYGef4W3iNzJCOqy7mhlPNqrmWE";

    private static final String SHORT_MAIL =
            "{\"user_id\": \"c9da2cb8-f021-4865-ab7d-4ffb29232330\", \"email\": \"ann@gsa.gov\"}";
    private static final String LONG_MAIL = "{\"user_id\": \"c9da2cb8-f021-4865-ab7d-4ffb29232330\", \"email\":"
            + " \"longlonglonglonglonglong.longlonglonglonglonglong@longlonglonglong.longlonglonglong.gov\"}";

    private final SignedTokens tokens = at(NOW);

    static Stream<Arguments> tokensAsTheyAre() {
        return Stream.of(
                arguments("hello", HELLO),
                arguments("", "IiI.awUH9g.0mqiO-JMGzs9aZJw6Ex2Zxgo5Nw"),
                arguments(
                        SHORT_MAIL,
                        "IntcInVzZXJfaWRcIjogXCJjOWRhMmNiOC1mMDIxLTQ4NjUtYWI3ZC00ZmZiMjkyMzIzMzBcIiwgXCJlbWFpbFwiOiBcImFubkBn"
                                + "c2EuZ292XCJ9Ig.awUH9g.4tUTZgTq-bmukB70W8tsl-8G5Ow"),
                arguments(
                        "naïve “quotes” \\ / \u007f\u0001\n\t\b\f\r \uD83D\uDE00 é",
                        "Im5hw692ZSDigJxxdW90ZXPigJ0gXFwgLyB_XHUwMDAxXG5cdFxiXGZcciDwn5iAIMOpIg.awUH9g"
                                + ".PDkLNIl8oS_Q9OuFhq2PPT2V1D4"),
                arguments(
                        "573002d3-4d3f-4d8e-9c1d-7a0d3f0c9b11",
                        "IjU3MzAwMmQzLTRkM2YtNGQ4ZS05YzFkLTdhMGQzZjBjOWIxMSI.awUH9g.ETYND8iBhcngaXr5FTsk5W7gZW4"));
    }

    static Stream<Arguments> deflatedTokens() {
        return Stream.of(
                arguments("a".repeat(60), ".eJxTSqQAKAEA1NwXAQ.awUH9g.dc2D1Sgq9Ms0NXlZKlI-jrNxtZc"),
                arguments(
                        LONG_MAIL,
                        ".eJxTqo5RKi1OLYrPTIlRslKIUUq2TEk0Sk6y0E0zMDLUNbEwM9VNTDJP0TVJS0sysjQyNjI2NohR0gGqTM1NzMyBaMrJz0vHhv"
                                + "VwSTgQVKmXnl8Wo1SrBACAnjhi.awUH9g.qoo16EGdXg7yeP4_65NSL9wkgt4"));
    }

    @ParameterizedTest
    @MethodSource("tokensAsTheyAre")
    void a_token_is_the_one_that_the_admin_application_would_make(String payload, String token) {
        assertThat(tokens.sign(payload)).isEqualTo(token.replace(".", "%2E"));
    }

    @ParameterizedTest
    @MethodSource({"tokensAsTheyAre", "deflatedTokens"})
    void a_token_of_the_admin_application_opens(String payload, String token) throws UnusableToken {
        assertThat(tokens.open(token, HOUR)).isEqualTo(payload);
        assertThat(tokens.open(token.replace(".", "%2E"), HOUR)).isEqualTo(payload);
        assertThat(tokens.open(token.replace(".", "%2e"), HOUR)).isEqualTo(payload);
    }

    // How a text is deflated is left to each zlib; that it is, is not.
    @ParameterizedTest
    @MethodSource("deflatedTokens")
    void what_is_shorter_deflated_is_deflated(String payload, String token) throws UnusableToken {
        var made = tokens.sign(payload);

        assertThat(made).startsWith("%2EeJ").hasSizeLessThan(token.length() + 16);
        assertThat(tokens.open(made, HOUR)).isEqualTo(payload);
    }

    @Test
    void the_first_second_of_all_has_no_digits_and_a_late_one_has_more() {
        assertThat(at(Instant.EPOCH).sign("hello").replace("%2E", "."))
                .isEqualTo("ImhlbGxvIg..O40as_1XRVxFDUrzOIjjM0bXyzk");
        assertThat(at(Instant.ofEpochSecond(1L << 33)).sign("hello").replace("%2E", "."))
                .isEqualTo("ImhlbGxvIg.AgAAAAA.oDvzMhZ-7ZEhq6tnnlG9f5ieB5o");
    }

    @Test
    void a_token_is_good_up_to_its_last_second() throws UnusableToken {
        assertThat(at(NOW.plus(HOUR)).open(HELLO, HOUR)).isEqualTo("hello");
        assertThat(why(at(NOW.plus(HOUR).plusSeconds(1)), HELLO)).isEqualTo(UnusableToken.Why.EXPIRED);
    }

    @Test
    void one_from_the_future_has_expired_as_for_the_admin_application() {
        assertThat(why(at(NOW.minusSeconds(1)), HELLO)).isEqualTo(UnusableToken.Why.EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "hello",
                "ImhlbGxvIg.awUH9g",
                "ImhlbGxvIg.awUH9g.",
                "ImhlbGxvIg.awUH9g.JYGef4W3iNzJCOqy7mhlPNqrmWF0",
                "ImhlbGxvIg.awUH9g.JYGef4W3iNzJCOqy7mhlPNqrm",
                "ImhlbGxvIg.awUH9h.JYGef4W3iNzJCOqy7mhlPNqrmWE",
                "ImhlbGxwIg.awUH9g.JYGef4W3iNzJCOqy7mhlPNqrmWE",
                "ImhlbGxvIg.awUH9g.JYGef4W3iNzJCOqy7mhlPNqrmWé",
                "ImhlbGxvIg.awUH9g.JYGef4W3 NzJCOqy7mhlPNqrmWE",
                // signed with another secret
                "ImhlbGxvIg.awUH9g.tCyZmTzGAjStrPKM9CfntMJDXnM",
                // {"a":1} and null: signed with ours, but no texts
                "eyJhIjoxfQ.awUH9g.aP0amBbBn459WE4R-7CSanFByR4",
                "bnVsbA.awUH9g.YH5iwH8nSyCNnpV6gIq6V6FXLCA"
            })
    void what_was_not_signed_so_or_is_no_text_is_malformed(String token) {
        assertThat(why(tokens, token)).isEqualTo(UnusableToken.Why.MALFORMED);
    }

    @Test
    void a_token_that_inflates_without_end_is_malformed() {
        assertThat(why(tokens, tokens.sign("a".repeat(70_000)))).isEqualTo(UnusableToken.Why.MALFORMED);
    }

    @Test
    void nothing_that_is_thrown_holds_the_token() {
        assertThatThrownBy(() -> tokens.open("ImhlbGxvIg.awUH9g.wrong", HOUR))
                .isInstanceOf(UnusableToken.class)
                .hasMessageNotContaining("ImhlbGxvIg")
                .hasNoCause();
    }

    @ParameterizedTest
    @EnumSource(
            value = Environment.class,
            names = {"DEVELOPMENT", "TEST"},
            mode = EnumSource.Mode.EXCLUDE)
    void the_api_does_not_start_without_the_secret_and_the_salt_where_people_are(Environment environment) {
        assertThatThrownBy(() -> tokens("", "a salt that is long enough", environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("SECRET_KEY is missing");
        assertThatThrownBy(() -> tokens("a secret", "", environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("DANGEROUS_SALT is missing");
    }

    @Test
    void a_short_salt_is_refused_without_being_shown() {
        assertThatThrownBy(() -> tokens("a secret", "fifteen letters", Environment.PRODUCTION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DANGEROUS_SALT must have at least 16 bytes");
    }

    @Test
    void where_nobody_is_the_secrets_are_those_that_the_admin_application_has_fixed() throws UnusableToken {
        assertThat(tokens("", "", Environment.DEVELOPMENT).open(HELLO, HOUR)).isEqualTo("hello");
        assertThat(why(tokens("another secret", "", Environment.DEVELOPMENT), HELLO))
                .isEqualTo(UnusableToken.Why.MALFORMED);
    }

    private static UnusableToken.Why why(SignedTokens tokens, String token) {
        return catchThrowableOfType(UnusableToken.class, () -> tokens.open(token, HOUR))
                .why();
    }

    private static SignedTokens at(Instant moment) {
        return new SignedTokens(
                new LinkSettings("dev-notify-secret-key", "development-notify-salt"),
                Environment.PRODUCTION,
                Clock.fixed(moment, ZoneOffset.UTC));
    }

    private static SignedTokens tokens(String secret, String salt, Environment environment) {
        return new SignedTokens(new LinkSettings(secret, salt), environment, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
