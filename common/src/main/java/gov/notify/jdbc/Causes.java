package gov.notify.jdbc;

import java.util.stream.Stream;

/// The causes of an exception. What was thrown in a transaction or a pool comes wrapped in others.
public final class Causes {

    /// Causes may form a circle.
    private static final int MOST = 10;

    private Causes() {}

    /// The exception itself, then its causes, the innermost last.
    public static Stream<Throwable> of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(MOST);
    }
}
