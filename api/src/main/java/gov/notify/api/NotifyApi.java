package gov.notify.api;

import gov.notify.api.admin.invite.InviteCommands;
import gov.notify.api.admin.key.KeyCommands;
import gov.notify.api.admin.number.NumberCommands;
import gov.notify.api.admin.organization.OrganizationCommands;
import gov.notify.api.admin.service.ServiceCommands;
import gov.notify.api.admin.template.TemplateCommands;
import gov.notify.api.admin.user.UserCommands;
import gov.notify.api.command.OperatorCommands;
import gov.notify.api.command.OperatorLine;
import gov.notify.api.command.StartFailure;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Starts the api; or, where the first argument is `admin`, carries out an operator's command and ends.
@QuarkusMain
public final class NotifyApi {

    /// What there is to explain where nothing has started that could find it.
    static final List<Class<?>> COMMANDS = List.of(
            InviteCommands.class,
            KeyCommands.class,
            NumberCommands.class,
            OrganizationCommands.class,
            ServiceCommands.class,
            TemplateCommands.class,
            UserCommands.class);

    /// A command listens nowhere, so that it runs beside an api; what it prints is its own, and troubles of ours go to
    /// the other output. Those of libraries say nothing to an operator that the sentence at the end does not say.
    /// Some of them have a level of their own, so the output has one too.
    private static final Map<String, String> OF_A_COMMAND = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "quarkus.shutdown.delay", "0S",
            "quarkus.banner.enabled", "false",
            "quarkus.log.level", "OFF",
            "quarkus.log.category.\"gov.notify\".level", "ERROR",
            "quarkus.log.console.level", "ERROR",
            "quarkus.log.console.json.enabled", "false",
            "quarkus.log.console.stderr", "true");

    private NotifyApi() {}

    public static void main(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals(OperatorLine.NAME)) {
            Quarkus.run(arguments);
            return;
        }
        // The JDK itself logs the exit, before Quarkus has named the manager.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        // First: this takes no environment, and a moment in place of seconds.
        var answered = OperatorLine.answer(
                COMMANDS,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                Arrays.copyOfRange(arguments, 1, arguments.length));
        if (answered.isPresent()) {
            System.exit(answered.getAsInt());
        }
        OF_A_COMMAND.forEach(System::setProperty);
        // What is logged before Quarkus has read its settings has a level of its own.
        Logger.getLogger("").setLevel(Level.SEVERE);
        Quarkus.run(OperatorCommands.class, NotifyApi::end, arguments);
    }

    private static void end(int code, @Nullable Throwable failure) {
        if (failure != null) {
            System.err.println(StartFailure.sentence(failure));
        }
        System.exit(code);
    }
}
