package gov.notify.config;

import java.util.Locale;

/// The environment variables of Notify's own.
final class Variables {

    private Variables() {}

    /// The variable that gives a setting its value.
    static String of(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
