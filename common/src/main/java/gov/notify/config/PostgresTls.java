package gov.notify.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How Postgres is spoken to: in TLS with its certificate and its name verified, unless the operator says otherwise, in
/// the URL or with libpq's `PGSSLMODE` and `PGSSLROOTCERT`; in the clear where only developers are.
///
/// @param mode as `PGSSLMODE` has it
/// @param authority as `PGSSLROOTCERT` has it: a PEM file, `system`, or, what libpq does not know, the PEM text itself
/// @param open whether TLS may be missing
record PostgresTls(Optional<String> mode, Optional<String> authority, boolean open) {

    private static final String VERIFY_FULL = "verify-full";
    private static final String SYSTEM = "system";
    private static final String DRIVER = "quarkus.datasource.jdbc.additional-jdbc-properties.";

    /// Of a connection to `jdbcUrl`; whatever that says itself is left to it.
    Map<String, String> settings(String jdbcUrl) {
        var settings = new HashMap<String, String>();
        var own = parameter(jdbcUrl, "sslmode");
        var wanted = own.or(() -> mode).orElse(open && authority.isEmpty() ? "" : VERIFY_FULL);
        if (own.isEmpty() && !wanted.isEmpty()) {
            settings.put(DRIVER + "sslmode", wanted);
        }
        boolean saysWhom = parameter(jdbcUrl, "sslrootcert").isPresent()
                || parameter(jdbcUrl, "sslfactory").isPresent();
        if (wanted.startsWith("verify-") && !saysWhom) {
            if (authority.filter(SYSTEM::equals).isPresent()) {
                settings.put(DRIVER + "sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            } else {
                settings.put(DRIVER + "sslfactory", PostgresTrust.class.getName());
                authority.ifPresent(named -> settings.put(DRIVER + "sslfactoryarg", named));
            }
        }
        return settings;
    }

    private static Optional<String> parameter(String jdbcUrl, String name) {
        var query = jdbcUrl.substring(jdbcUrl.indexOf('?') + 1);
        for (var pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
