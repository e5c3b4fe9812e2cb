package gov.notify.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.api.error.ApiException;
import gov.notify.api.given.Tokens;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which secrets the admin application may sign with.
class AdminSecretsTest {

    private static final String ID = "notify-admin";

    @Test
    void its_own_secret_is_good_where_there_is_no_list() {
        assertThat(isGood(authentication(Optional.of("secret"), Optional.empty()), "secret"))
                .isTrue();
    }

    @Test
    void each_secret_of_the_list_is_good_while_one_is_replaced_and_the_other_setting_is_not() {
        var authentication = authentication(Optional.of("secret"), Optional.of("{\"notify-admin\":[\"new\",\"old\"]}"));

        assertThat(isGood(authentication, "new")).isTrue();
        assertThat(isGood(authentication, "old")).isTrue();
        assertThat(isGood(authentication, "secret")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "nothing", "{\"notify-admin\":\"secret\"}", "{\"other\":[\"secret\"]}"})
    void a_list_without_the_admin_application_stops_the_start(String list) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> authentication(Optional.of("secret"), Optional.of(list)))
                .withMessageStartingWith("INTERNAL_CLIENT_API_KEYS must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"notify-admin\":[]}", "{\"notify-admin\":[null]}", "{\"notify-admin\":[\"\"]}"})
    void no_secret_at_all_stops_the_start(String list) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> authentication(Optional.empty(), Optional.of(list)))
                .withMessageStartingWith("ADMIN_CLIENT_SECRET is missing");
        assertThatThrownBy(() -> authentication(Optional.empty(), Optional.empty()))
                .hasMessageStartingWith("ADMIN_CLIENT_SECRET is missing");
    }

    private static boolean isGood(AdminAuthentication authentication, String secret) {
        try {
            authentication.check("Bearer " + Tokens.of(ID, secret));
            return true;
        } catch (ApiException e) {
            return false;
        }
    }

    private static AdminAuthentication authentication(Optional<String> secret, Optional<String> list) {
        return new AdminAuthentication(
                new AdminConfig() {
                    @Override
                    public String clientId() {
                        return ID;
                    }

                    @Override
                    public Optional<String> clientSecret() {
                        return secret;
                    }

                    @Override
                    public Optional<String> secretsByClient() {
                        return list;
                    }
                },
                Clock.systemUTC());
    }
}
