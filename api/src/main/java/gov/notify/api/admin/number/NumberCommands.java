package gov.notify.api.admin.number;

import gov.notify.api.command.OperatorCommand;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;
import gov.notify.service.InboundNumber;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Stack;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// An operator's commands about numbers that people can send texts to.
@Singleton
@Command(name = "number", description = "The numbers that people can send texts to.")
public class NumberCommands implements OperatorCommand {

    private final Clock clock;

    NumberCommands(Clock clock) {
        this.clock = clock;
    }

    @Command(name = "add", description = "Adds numbers that services can be given; none is added twice.")
    String add(
            @Parameters(
                            paramLabel = "NUMBER",
                            arity = "1..*",
                            description = "Phone numbers.",
                            parameterConsumer = Numbers.class)
                    List<String> numbers) {
        var wanted = new LinkedHashSet<>(numbers);
        return QuarkusTransaction.requiringNew().call(() -> {
            var lines = new ArrayList<String>();
            for (var number : wanted) {
                if (InboundNumber.count("number", number) > 0) {
                    lines.add("unchanged: " + number + " is there already");
                } else {
                    add(number);
                    lines.add("added " + number);
                }
            }
            return String.join("\n", lines);
        });
    }

    private void add(String number) {
        var row = new InboundNumber();
        row.id = UUID.randomUUID();
        row.number = number;
        row.provider = "sns";
        row.createdAt = clock.instant();
        row.persist();
    }

    /// Understands numbers where the other words are understood: what is none is refused before anything is
    /// started.
    static final class Numbers implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> words, ArgSpec parameter, CommandSpec command) {
            var numbers = new ArrayList<String>();
            while (!words.isEmpty()) {
                numbers.add(e164(words.pop(), command));
            }
            parameter.setValue(numbers);
        }

        private static String e164(String number, CommandSpec command) {
            try {
                return PhoneNumber.parse(number).e164();
            } catch (InvalidRecipient e) {
                throw new ParameterException(command.commandLine(), number + " is no phone number: " + e.text());
            }
        }
    }
}
