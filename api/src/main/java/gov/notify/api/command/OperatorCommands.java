package gov.notify.api.command;

import gov.notify.api.error.ApiException;
import gov.notify.jdbc.Outage;
import gov.notify.log.SafeStackTrace;
import gov.notify.migration.SchemaMigration;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// Carries out one command of an operator: what it did goes to the output, why it did not, in a sentence, to the other.
///
/// Ends with 0 where all is as the operator wants it, 1 where that was refused or failed, 2 where the command was not
/// understood.
@Singleton
@Unremovable
public class OperatorCommands implements QuarkusApplication {

    static final String NAME = "admin";

    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Instance<OperatorCommand> commands;
    private final SchemaMigration schema;

    OperatorCommands(@Any Instance<OperatorCommand> commands, SchemaMigration schema) {
        this.commands = commands;
        this.schema = schema;
    }

    @Override
    public int run(String... arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return run(out, err, arguments);
    }

    /// @param arguments the first is `admin`
    int run(PrintWriter out, PrintWriter err, String... arguments) {
        var line = line().setOut(out).setErr(err);
        int code = line.execute(Arrays.copyOfRange(arguments, 1, arguments.length));
        out.flush();
        err.flush();
        return code;
    }

    private CommandLine line() {
        var spec = CommandSpec.create().name(NAME);
        spec.usageMessage().description("Does what an operator does without a web application.");
        var line = new CommandLine(spec);
        for (var command : commands) {
            line.addSubcommand(command);
        }
        withHelp(line);
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(this::carryOut);
        line.setParameterExceptionHandler((fault, _) -> refuse(
                fault.getCommandLine(),
                fault.getMessage() + "; --help explains "
                        + fault.getCommandLine().getCommandSpec().qualifiedName(),
                NOT_UNDERSTOOD));
        line.setExecutionExceptionHandler((fault, asked, _) -> refuse(asked, why(fault), FAILED));
        return line;
    }

    /// Every command explains itself, those that are methods too.
    private static void withHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Explains this.")
                        .build());
        line.getSubcommands().values().forEach(OperatorCommands::withHelp);
    }

    private int carryOut(ParseResult parsed) throws CommandLine.ExecutionException {
        var helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        var asked = parsed.asCommandLineList().getLast();
        if (!asked.getSubcommands().isEmpty()) {
            return refuse(asked, "Say which command; --help lists them", NOT_UNDERSTOOD);
        }
        if (!isSchemaThere()) {
            return refuse(asked, "The database's schema is not there: does Postgres answer?", FAILED);
        }
        new CommandLine.RunLast().execute(parsed);
        asked.getOut()
                .println(Objects.requireNonNullElse(asked.getExecutionResult(), "Done")
                        .toString());
        return 0;
    }

    /// The first command after a deployment may come before the first api.
    private boolean isSchemaThere() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!schema.isReady() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return schema.isReady();
    }

    private static int refuse(CommandLine asked, String sentence, int code) {
        asked.getErr().println(sentence);
        return code;
    }

    private static String why(Exception fault) {
        return switch (fault) {
            case OperatorRefusal refusal -> String.valueOf(refusal.getMessage());
            case ApiException refused -> String.join("; ", refused.error().texts());
            default ->
                Outage.isBehind(fault)
                        ? "Postgres does not answer: nothing was changed"
                        : "Something is wrong with the program itself: " + SafeStackTrace.of(fault);
        };
    }
}
