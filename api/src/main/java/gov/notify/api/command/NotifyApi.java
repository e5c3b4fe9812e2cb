package gov.notify.api.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;

/// Starts the api; or, where the first argument is `admin`, carries out an operator's command and ends.
@QuarkusMain
public final class NotifyApi {

    /// A command listens nowhere, so that it runs beside an api; what it prints is its own, and troubles go to the
    /// other output.
    private static final Map<String, String> OF_A_COMMAND = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "quarkus.banner.enabled", "false",
            "quarkus.log.level", "ERROR",
            "quarkus.log.console.stderr", "true");

    private NotifyApi() {}

    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(OperatorCommands.NAME)) {
            OF_A_COMMAND.forEach(System::setProperty);
            Quarkus.run(OperatorCommands.class, arguments);
        } else {
            Quarkus.run(arguments);
        }
    }
}
