package gov.notify.api.admin.user;

import gov.notify.api.admin.event.AuditTrail;
import gov.notify.api.command.Named;
import gov.notify.api.command.OperatorCommand;
import gov.notify.api.command.OperatorRefusal;
import gov.notify.config.Environment;
import gov.notify.user.UserState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// An operator's commands about people.
@Singleton
@Command(name = "user", description = "People who use the admin application.")
public class UserCommands implements OperatorCommand {

    private final Accounts accounts;
    private final Environment environment;
    private final Clock clock;

    UserCommands(Accounts accounts, Environment environment, Clock clock) {
        this.accounts = accounts;
        this.environment = environment;
        this.clock = clock;
    }

    @Command(name = "promote", description = "Makes a person a platform admin, who may see and change every service.")
    String promote(@Parameters(paramLabel = "EMAIL", description = "Of the person.") String email) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var user = Named.userAt(email).orElseThrow(() -> new OperatorRefusal("There is no user " + email));
            user.lock();
            if (user.platformAdmin) {
                return "unchanged: user " + user.id + " is a platform admin already";
            }
            if (user.state.equals(UserState.INACTIVE)) {
                throw new OperatorRefusal("User " + user.id + " is archived");
            }
            user.platformAdmin = true;
            user.updatedAt = clock.instant();
            AuditTrail.record("promote_platform_admin", Map.of("user_id", user.id), clock.instant());
            return "user " + user.id + " is a platform admin";
        });
    }

    @Command(
            name = "create-test",
            description =
                    "Makes an active user to test with, whom no password lets in; only where NOTIFY_ENVIRONMENT is"
                            + " development or test. One who is there stays as he is.")
    String createTest(
            @Option(names = "--email", required = true, description = "Of the user.") String email,
            @Option(names = "--name", defaultValue = "Test user", description = "Of the user (${DEFAULT-VALUE}).")
                    String name,
            @Option(
                            names = "--mobile",
                            defaultValue = "+12025550111",
                            description = "A phone number (${DEFAULT-VALUE}).")
                    String mobile) {
        if (!environment.isOpen()) {
            throw new OperatorRefusal("Test users are not made where NOTIFY_ENVIRONMENT is " + environment.wireName());
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            var known = Named.userAt(email);
            if (known.isPresent()) {
                return "unchanged: there is a user of that address, " + known.get().id;
            }
            var user = accounts.open(name, email, mobile);
            user.state = UserState.ACTIVE;
            return "made user " + user.id;
        });
    }
}
