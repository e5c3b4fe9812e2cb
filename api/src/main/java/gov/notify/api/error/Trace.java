package gov.notify.api.error;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says what was thrown where, without its message: messages of drivers and parsers quote the data of people.
final class Trace {

    private static final int FRAMES = 12;
    private static final int CAUSES = 5;

    private Trace() {}

    static String of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .map(Trace::one)
                .collect(Collectors.joining(" caused by "));
    }

    private static String one(Throwable thrown) {
        return thrown.getClass().getName()
                + Stream.of(thrown.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n  at " + frame)
                        .collect(Collectors.joining());
    }
}
