package gov.notify.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    private record Running(String environment) implements CommonConfig {
        @Override
        public String databaseUrl() {
            return "";
        }

        @Override
        public String emailDomain() {
            return "notify.example.test";
        }

        @Override
        public String tollFreeNumber() {
            return "+18005550100";
        }

        @Override
        public String adminBaseUrl() {
            return "http://localhost:6012";
        }

        @Override
        public Optional<URI> awsEndpoint() {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Production", "prodution", "live", "prod", "", "DEVELOPMENT", "development "})
    void a_word_that_is_none_of_the_list_is_refused(String word) {
        assertThatThrownBy(() -> bean(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NOTIFY_ENVIRONMENT must be one of development, test, sandbox, demo, staging, production");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"DEVELOPMENT", "TEST"},
            mode = EnumSource.Mode.EXCLUDE)
    void every_environment_that_may_see_people_is_guarded_like_production(Environment environment) {
        assertThat(environment.isOpen()).isFalse();
        assertThatThrownBy(() -> bean(environment.wireName()).requireOwnEndpoints(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AWS_ENDPOINT_URL");
    }

    @Test
    void development_may_use_the_stand_in() {
        assertThatCode(() -> bean("development").requireOwnEndpoints(true)).doesNotThrowAnyException();
    }

    private static EnvironmentBean bean(String word) {
        return new EnvironmentBean(new Running(word));
    }
}
