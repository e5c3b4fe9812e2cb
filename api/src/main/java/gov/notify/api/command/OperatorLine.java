package gov.notify.api.command;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// Understands an operator's words. All but carrying a command out is done without the api's environment: explaining
/// it, and saying what is wrong with its words.
public final class OperatorLine {

    /// The first argument of a program that is to carry out a command.
    public static final String NAME = "admin";

    private static final int NOT_UNDERSTOOD = 2;

    /// No program ends with this.
    private static final int UNDERSTOOD = -1;

    private OperatorLine() {}

    /// Explains what `--help` is asked of, or says in a sentence what cannot be understood.
    ///
    /// @param families classes that are [OperatorCommand]
    /// @param words without `admin`
    /// @return what the program ends with; empty where there is a command to carry out
    public static OptionalInt answer(List<Class<?>> families, PrintWriter out, PrintWriter err, String... words) {
        int code = of(families.stream().map(OperatorLine::described))
                .setOut(out)
                .setErr(err)
                .setExecutionStrategy(parsed -> look(parsed).orElse(UNDERSTOOD))
                .execute(words);
        return code == UNDERSTOOD ? OptionalInt.empty() : OptionalInt.of(code);
    }

    static CommandLine of(Stream<CommandLine> families) {
        var spec = CommandSpec.create().name(NAME);
        spec.usageMessage().description("Does what an operator does without a web application.");
        var line = new CommandLine(spec);
        families.sorted(Comparator.comparing(CommandLine::getCommandName))
                .forEach(family -> line.addSubcommand(family.getCommandName(), family));
        withHelp(line);
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // A word that begins so is a name, and no file of further words.
        line.setExpandAtFiles(false);
        line.setParameterExceptionHandler((fault, _) -> refuse(
                fault.getCommandLine(),
                fault.getMessage() + "; --help explains "
                        + fault.getCommandLine().getCommandSpec().qualifiedName(),
                NOT_UNDERSTOOD));
        return line;
    }

    static int refuse(CommandLine asked, String sentence, int code) {
        asked.getErr().println(sentence);
        return code;
    }

    /// Answers what needs no command to be carried out.
    ///
    /// @return what the program ends with; empty where there is a command to carry out
    static OptionalInt look(ParseResult parsed) {
        var helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return OptionalInt.of(helped);
        }
        var asked = parsed.asCommandLineList().getLast();
        return asked.getSubcommands().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(refuse(asked, "Say which command; --help lists them", NOT_UNDERSTOOD));
    }

    /// What the annotations of a family say. Given the class, picocli would make an object of it.
    private static CommandLine described(Class<?> family) {
        var said = Objects.requireNonNull(family.getAnnotation(Command.class));
        var spec = CommandSpec.create().name(said.name());
        spec.usageMessage().description(said.description());
        var line = new CommandLine(spec);
        for (var method : CommandLine.getCommandMethods(family, null)) {
            var command = new CommandLine(method);
            line.addSubcommand(command.getCommandName(), command);
        }
        return line;
    }

    /// Every command explains itself, those that are methods too.
    private static void withHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Explains this.")
                        .build());
        line.getSubcommands().values().forEach(OperatorLine::withHelp);
    }
}
