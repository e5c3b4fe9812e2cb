package gov.notify.api.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/// What came of a command.
///
/// @param code with which the program would end
record CommandOutcome(int code, String out, String err) {

    /// Carries out `admin` with these arguments.
    static CommandOutcome of(OperatorCommands commands, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = Stream.concat(Stream.of(OperatorLine.NAME), Stream.of(arguments))
                .toArray(String[]::new);
        int code = commands.run(new PrintWriter(out), new PrintWriter(err), all);
        return new CommandOutcome(code, out.toString(), err.toString());
    }
}
