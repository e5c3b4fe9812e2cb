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
import picocli.CommandLine.ParseResult;

/// Carries out one command of an operator: what it did goes to the output, why it did not, in a sentence, to the other.
///
/// Ends with 0 where all is as the operator wants it, 1 where that was refused or failed, 2 where the command was not
/// understood.
@Singleton
@Unremovable
public class OperatorCommands implements QuarkusApplication {

    private static final int FAILED = 1;
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
        int code = OperatorLine.of(commands.stream().map(CommandLine::new))
                .setOut(out)
                .setErr(err)
                .setExecutionStrategy(this::carryOut)
                .setExecutionExceptionHandler((fault, asked, _) -> OperatorLine.refuse(asked, why(fault), FAILED))
                .execute(Arrays.copyOfRange(arguments, 1, arguments.length));
        out.flush();
        err.flush();
        return code;
    }

    private int carryOut(ParseResult parsed) throws CommandLine.ExecutionException {
        var looked = OperatorLine.look(parsed);
        if (looked.isPresent()) {
            return looked.getAsInt();
        }
        var asked = parsed.asCommandLineList().getLast();
        if (!isSchemaThere()) {
            return OperatorLine.refuse(asked, "The database's schema is not there: does Postgres answer?", FAILED);
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
