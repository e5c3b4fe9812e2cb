package gov.notify.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Turns what a platform hands a program (`DATABASE_URL`, `REDIS_URL`, `VCAP_SERVICES`) into the settings Quarkus
/// knows.
///
/// An explicit `QUARKUS_…` variable wins over what is derived here; a bound service wins over nothing else.
public final class PlatformConfigSourceFactory implements ConfigSourceFactory {

    /// Above `application.properties` (250), below the environment (300).
    private static final int ORDINAL = 260;

    /// Topics that a broker adds to those of the environment.
    private static final int ABOVE_THE_ENVIRONMENT = 310;

    private static final String TOPICS = "NOTIFY_RECEIPTS_TOPIC_ARNS";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var services = BoundServices.of(said(context, "VCAP_SERVICES"));
        var given = new Given(context, BoundVariables.of(services));
        Map<String, String> derived = new HashMap<>();
        given.value("DATABASE_URL")
                .or(services::database)
                .map(DatabaseUrl::parse)
                .ifPresent(url -> {
                    derived.putAll(url.settings());
                    derived.putAll(tls(given).settings(url.jdbcUrl()));
                });
        given.value("REDIS_URL")
                .map(RedisUrl::parse)
                .or(() -> services.redis().map(RedisUrl::bound))
                .ifPresent(url -> derived.putAll(url.settings()));
        return List.of(
                new EnvConfigSource(given.bound(), ORDINAL),
                new PropertiesConfigSource(derived, "platform", ORDINAL),
                new PropertiesConfigSource(topics(given, services), "brokered topics", ABOVE_THE_ENVIRONMENT));
    }

    /// What the environment says, or else a bound service in its place.
    private record Given(ConfigSourceContext context, Map<String, String> bound) {

        Optional<String> value(String name) {
            return said(context, name).or(() -> Optional.ofNullable(bound.get(name)));
        }
    }

    private static Optional<String> said(ConfigSourceContext context, String name) {
        var value = context.getValue(name);
        return value == null
                ? Optional.empty()
                : Optional.ofNullable(value.getValue()).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static PostgresTls tls(Given given) {
        return new PostgresTls(given.value("PGSSLMODE"), given.value("PGSSLROOTCERT"), isOpen(given));
    }

    /// A word that is no environment is refused later, with a sentence; until then it opens nothing.
    private static boolean isOpen(Given given) {
        var word = given.value("NOTIFY_ENVIRONMENT").orElse("");
        return word.equals(Environment.DEVELOPMENT.wireName()) || word.equals(Environment.TEST.wireName());
    }

    /// A broker's topics beside those that are given: it made them, and no operator knows their names beforehand.
    private static Map<String, String> topics(Given given, BoundServices services) {
        var brokered = BoundVariables.topics(services).toList();
        return brokered.isEmpty()
                ? Map.of()
                : Map.of(
                        "notify.receipts.topic-arns",
                        Stream.concat(given.value(TOPICS).stream(), brokered.stream())
                                .collect(Collectors.joining(",")));
    }
}
