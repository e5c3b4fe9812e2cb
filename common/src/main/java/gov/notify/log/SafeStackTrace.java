package gov.notify.log;

import gov.notify.jdbc.Causes;
import gov.notify.jdbc.Sql;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says what was thrown where, without its message: messages of drivers and parsers quote the data of people.
///
/// Of the stack it shows the innermost frames, and the innermost frame of ours where that lies deeper. A refusal of the
/// database comes with its SQLSTATE.
public final class SafeStackTrace {

    private static final int FRAMES = 12;
    private static final int CAUSES = 5;
    private static final String OURS = "gov.notify.";

    private SafeStackTrace() {}

    public static String of(Throwable thrown) {
        return Causes.of(thrown).limit(CAUSES).map(SafeStackTrace::one).collect(Collectors.joining(" caused by "));
    }

    private static String one(Throwable thrown) {
        var frames = Arrays.asList(thrown.getStackTrace());
        var innermost = frames.subList(0, Math.min(FRAMES, frames.size()));
        var deeper = frames.subList(innermost.size(), frames.size()).stream()
                .filter(SafeStackTrace::isOurs)
                .limit(innermost.stream().anyMatch(SafeStackTrace::isOurs) ? 0 : 1);
        return thrown.getClass().getName()
                + state(thrown)
                + Stream.concat(innermost.stream(), deeper)
                        .map(frame -> "\n  at " + frame)
                        .collect(Collectors.joining());
    }

    private static boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().startsWith(OURS);
    }

    private static String state(Throwable thrown) {
        return switch (thrown) {
            case SQLException e when e.getSQLState() != null -> " (SQLSTATE " + e.getSQLState() + ")";
            case Sql.Refused e -> " (SQLSTATE " + e.state() + ")";
            default -> "";
        };
    }
}
