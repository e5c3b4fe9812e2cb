package gov.notify.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Where a program runs, as `NOTIFY_ENVIRONMENT` says it. A closed list: a misspelt word must not open a door.
public enum Environment {
    DEVELOPMENT,
    TEST,
    SANDBOX,
    DEMO,
    STAGING,
    PRODUCTION;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    /// Whether real people's messages can never be here: only then are the stand-in's certificate, keys known
    /// from the environment and another address than AWS's taken.
    public boolean isOpen() {
        return this == DEVELOPMENT || this == TEST;
    }

    /// @throws IllegalArgumentException for any other name, naming those there are
    public static Environment of(String wireName) {
        return Arrays.stream(values())
                .filter(environment -> environment.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("NOTIFY_ENVIRONMENT must be one of "
                        + Arrays.stream(values()).map(Environment::wireName).collect(Collectors.joining(", "))));
    }
}
