package gov.notify.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.api.given.Tokens;
import gov.notify.message.KeyType;
import gov.notify.service.ApiKeySnapshot;
import gov.notify.service.ServiceSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.900Z");
    private static final long SECOND = NOW.getEpochSecond();
    private static final UUID SERVICE = UUID.randomUUID();
    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";
    private static final String SECRET = UUID.randomUUID().toString();
    private static final String REVOKED_SECRET = UUID.randomUUID().toString();
    private static final String CLOCK = "Error: Your system clock must be accurate to within 30 seconds";
    private static final String EXAMPLE = "Invalid token: make sure your API token matches the example at"
            + " https://docs.notifications.service.gov.uk/rest-api.html#authorisation-header";
    private static final String NOT_FOUND = "Invalid token: API key not found";

    private final Authentication authentication = authentication(true);

    @Test
    void believes_a_good_token() {
        var caller = authentication.callerOf("Bearer " + token("\"iat\":" + SECOND));

        assertThat(caller.service().id()).isEqualTo(SERVICE);
        assertThat(caller.key().name()).isEqualTo("good");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "beaRer "})
    void the_scheme_ignores_case(String scheme) {
        assertThat(authentication.callerOf(scheme + token("\"iat\":" + SECOND))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {-30, 0, 30})
    void clocks_may_differ_by_30_seconds(long difference) {
        assertThat(authentication.callerOf("Bearer " + token("\"iat\":" + (SECOND + difference))))
                .isNotNull();
    }

    @Test
    void iat_may_be_a_numeric_string_or_have_a_fraction() {
        assertThat(authentication.callerOf("Bearer " + token("\"iat\":\"" + SECOND + "\"")))
                .isNotNull();
        assertThat(authentication.callerOf("Bearer " + token("\"iat\":" + SECOND + ".75")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"iat\":%d|-31", "\"iat\":%d|31", "\"iat\":null|0", "\"iat\":\"x\"|0", "\"iat\":true|0"})
    void refuses_other_times(String claim, long difference) {
        assertThat(refusal("Bearer " + token(claim.formatted(SECOND + difference))))
                .isEqualTo(forbidden(CLOCK));
    }

    @Test
    void refuses_a_token_that_is_not_valid_yet() {
        assertThat(refusal("Bearer " + token("\"iat\":%d,\"nbf\":%d".formatted(SECOND, SECOND + 31))))
                .isEqualTo(forbidden(CLOCK));
        assertThat(authentication.callerOf("Bearer " + token("\"iat\":%d,\"nbf\":%d".formatted(SECOND, SECOND + 30))))
                .isNotNull();
    }

    @Test
    void refuses_an_expired_token_and_one_for_an_audience() {
        assertThat(refusal("Bearer " + token("\"iat\":%d,\"exp\":%d".formatted(SECOND, SECOND - 31))))
                .isEqualTo(forbidden(EXAMPLE));
        assertThat(refusal("Bearer " + token("\"iat\":%d,\"aud\":\"x\"".formatted(SECOND))))
                .isEqualTo(forbidden(EXAMPLE));
        assertThat(authentication.callerOf("Bearer " + token("\"iat\":%d,\"exp\":%d".formatted(SECOND, SECOND - 29))))
                .isNotNull();
    }

    @Test
    void refuses_a_token_without_iat_as_if_its_key_were_unknown() {
        assertThat(refusal("Bearer " + Tokens.signed(HEADER, "{\"iss\":\"" + SERVICE + "\"}", SECRET)))
                .isEqualTo(forbidden(NOT_FOUND));
    }

    @Test
    void says_that_a_key_was_revoked_only_to_who_had_it() {
        assertThat(refusal("Bearer " + Tokens.of(SERVICE.toString(), REVOKED_SECRET, NOW)))
                .isEqualTo(forbidden("Invalid token: API key revoked"));
        assertThat(refusal("Bearer "
                        + Tokens.of(SERVICE.toString(), UUID.randomUUID().toString(), NOW)))
                .isEqualTo(forbidden(NOT_FOUND));
    }

    @Test
    void the_signature_comes_before_the_time() {
        var old = NOW.minusSeconds(100);
        assertThat(refusal("Bearer "
                        + Tokens.of(SERVICE.toString(), UUID.randomUUID().toString(), old)))
                .isEqualTo(forbidden(NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b", "a.b.c", "e30.e30", "e30.e30.e30.e30", "W10.e30.", "e30.W10.", " e30.e30."})
    void refuses_what_is_no_token(String token) {
        assertThat(refusal("Bearer " + token)).isEqualTo(forbidden(EXAMPLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{},", "0,"})
    void a_token_that_is_far_larger_in_memory_than_any_is_none(String item) {
        var stuffed = "\"iat\":" + SECOND + ",\"x\":[" + item.repeat(1_000) + "0]";
        var some = "\"iat\":" + SECOND + ",\"x\":[" + item.repeat(100) + "0]";

        assertThat(refusal("Bearer " + token(stuffed))).isEqualTo(forbidden(EXAMPLE));
        assertThat(authentication.callerOf("Bearer " + token(some))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"12", "\"notify-admin\"", "null", "[]"})
    void refuses_an_issuer_that_is_no_service_id(String issuer) {
        assertThat(refusal(
                        "Bearer " + Tokens.signed(HEADER, "{\"iss\":%s,\"iat\":%d}".formatted(issuer, SECOND), SECRET)))
                .isEqualTo(forbidden("Invalid token: service id is not the right data type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"alg\":\"none\"}", "{}", "{\"alg\":\"RS256\"}", "{\"alg\":null}", "{\"alg\":\"hs256\"}"})
    void refuses_other_algorithms_whatever_the_signature(String header) {
        assertThat(refusal("Bearer " + Tokens.signed(header, claims("\"iat\":" + SECOND), SECRET)))
                .isEqualTo(forbidden("Invalid token: algorithm used is not HS256"));
    }

    @Test
    void a_missing_token_and_another_scheme_are_401() {
        assertThat(refusal(null))
                .isEqualTo(ApiError.unauthenticated(401, "Unauthorized: authentication token must be provided"));
        assertThat(refusal(""))
                .isEqualTo(ApiError.unauthenticated(401, "Unauthorized: authentication token must be provided"));
        assertThat(refusal("Bearer"))
                .isEqualTo(ApiError.unauthenticated(401, "Unauthorized: authentication bearer scheme must be used"));
    }

    @Test
    void an_archived_service_is_told_so() {
        var refused = catchThrowableOfType(
                ApiException.class, () -> authentication(false).callerOf("Bearer " + token("\"iat\":" + SECOND)));
        assertThat(refused.error()).isEqualTo(forbidden("Invalid token: service is archived"));
    }

    private ApiError refusal(@Nullable String authorization) {
        return catchThrowableOfType(ApiException.class, () -> authentication.callerOf(authorization))
                .error();
    }

    private static ApiError forbidden(String text) {
        return ApiError.unauthenticated(403, text);
    }

    private static String token(String claims) {
        return Tokens.signed(HEADER, claims(claims), SECRET);
    }

    private static String claims(String claims) {
        return "{\"iss\":\"" + SERVICE + "\"," + claims + "}";
    }

    private static Authentication authentication(boolean active) {
        var keys = List.of(key("good", SECRET, false), key("revoked", REVOKED_SECRET, true));
        var service = new ServiceSnapshot(
                SERVICE,
                "S",
                active,
                false,
                new ServiceSnapshot.Limits(1, 1, 1),
                Set.of(),
                new ServiceSnapshot.Emails("s", List.of()),
                new ServiceSnapshot.Texts(true, List.of()),
                keys,
                Set.of(),
                Map.of(),
                null);
        return new Authentication(
                id -> id.equals(SERVICE) ? Optional.of(service) : Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static ApiKeySnapshot key(String name, String secret, boolean revoked) {
        var key = new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
        return new ApiKeySnapshot(UUID.randomUUID(), name, KeyType.NORMAL, key, revoked);
    }
}
