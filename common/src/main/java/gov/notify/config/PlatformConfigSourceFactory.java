package gov.notify.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Turns what a platform hands a program (`DATABASE_URL`, `REDIS_URL`, `VCAP_SERVICES`) into the settings Quarkus
/// knows.
///
/// An explicit `QUARKUS_…` variable wins over what is derived here; a bound service wins over nothing else.
public final class PlatformConfigSourceFactory implements ConfigSourceFactory {

    /// Above `application.properties` (250), below the environment (300).
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var bound = value(context, "VCAP_SERVICES").map(BoundServices::parse).orElse(BoundServices.NONE);
        Map<String, String> derived = new HashMap<>();
        value(context, "DATABASE_URL")
                .or(bound::database)
                .map(DatabaseUrl::parse)
                .ifPresent(url -> {
                    derived.putAll(url.settings());
                    derived.putAll(tls(context).settings(url.jdbcUrl()));
                });
        value(context, "REDIS_URL")
                .map(RedisUrl::parse)
                .or(() -> bound.redis().map(RedisUrl::bound))
                .ifPresent(url -> derived.putAll(url.settings()));
        return List.of(new PropertiesConfigSource(derived, "platform", ORDINAL));
    }

    private static PostgresTls tls(ConfigSourceContext context) {
        return new PostgresTls(value(context, "PGSSLMODE"), value(context, "PGSSLROOTCERT"), isOpen(context));
    }

    /// A word that is no environment is refused later, with a sentence; until then it opens nothing.
    private static boolean isOpen(ConfigSourceContext context) {
        var word = value(context, "NOTIFY_ENVIRONMENT").orElse("");
        return word.equals(Environment.DEVELOPMENT.wireName()) || word.equals(Environment.TEST.wireName());
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        var value = context.getValue(name);
        return value == null
                ? Optional.empty()
                : Optional.ofNullable(value.getValue()).map(String::strip).filter(text -> !text.isEmpty());
    }
}
