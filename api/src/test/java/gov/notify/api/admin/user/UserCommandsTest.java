package gov.notify.api.admin.user;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.api.command.OperatorRefusal;
import gov.notify.api.given.Backends;
import gov.notify.config.Environment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(Backends.class)
class UserCommandsTest {

    @Inject
    Accounts accounts;

    @ParameterizedTest
    @EnumSource(
            value = Environment.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DEVELOPMENT", "TEST"})
    void no_test_user_is_made_where_people_are_real(Environment environment) {
        var commands = new UserCommands(accounts, environment, Clock.systemUTC());

        assertThatThrownBy(() -> commands.createTest("test@agency.gov", "Test user", "+12025550111"))
                .isInstanceOf(OperatorRefusal.class)
                .hasMessageContaining(environment.wireName());
    }
}
