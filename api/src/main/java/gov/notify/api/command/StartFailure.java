package gov.notify.api.command;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Says in a sentence why a program did not start.
public final class StartFailure {

    private static final int CAUSES = 20;
    private static final String OURS = "gov.notify.";

    private StartFailure() {}

    /// Settings that are missing or wrong are all named. What else was thrown elsewhere than in our code is named
    /// alone: its message may quote a secret.
    public static String sentence(Throwable failure) {
        var root = Stream.iterate(failure, thrown -> thrown != null, Throwable::getCause)
                .limit(CAUSES)
                .reduce(failure, (_, deeper) -> deeper);
        return root instanceof ConfigValidationException settings ? problems(settings) : told(root);
    }

    private static String problems(ConfigValidationException settings) {
        return IntStream.range(0, settings.getProblemCount())
                .mapToObj(n -> settings.getProblem(n).getMessage())
                .collect(Collectors.joining("; "));
    }

    private static String told(Throwable root) {
        var message = root.getMessage();
        return message != null && (isOurs(root) || root instanceof ConfigurationException)
                ? message
                : "The program did not start: " + root.getClass().getName();
    }

    private static boolean isOurs(Throwable thrown) {
        var frames = thrown.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith(OURS);
    }
}
