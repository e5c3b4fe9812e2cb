package gov.notify.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.redis.RedisCalls;
import gov.notify.redis.RedisUnavailable;
import gov.notify.sandbox.process.FreePort;
import gov.notify.sandbox.redis.RedisServer;
import io.quarkus.redis.runtime.client.VertxRedisClientFactory;
import io.quarkus.redis.runtime.client.config.RedisConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Redis that speaks TLS, with a certificate of an authority made here, asked as the programs ask it.
class RedisTlsTest {

    private static final int PORT = FreePort.or(0);
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    static Path folder = Path.of(".");

    private static RedisServer redis = RedisServer.shared();
    private static TestAuthority ours = new TestAuthority(folder, "ours");
    private static TestAuthority theirs = new TestAuthority(folder, "theirs");

    @BeforeAll
    static void aRedisThatSpeaksTls() throws Exception {
        ours = TestAuthority.make(folder, "ours");
        theirs = TestAuthority.make(folder, "theirs");
        ours.issue("localhost", folder.resolve("redis.crt"), folder.resolve("redis.key"));
        redis = RedisServer.speakingTls(PORT, folder.resolve("redis.crt"), folder.resolve("redis.key"));
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
        redis.close();
    }

    @Test
    void a_certificate_of_a_trusted_authority_is_taken() {
        assertThat(answer("localhost", Optional.of(ours))).isEqualTo("PONG");
    }

    @Test
    void a_certificate_of_another_authority_is_refused() {
        assertThatThrownBy(() -> answer("localhost", Optional.of(theirs))).isInstanceOf(RedisUnavailable.class);
    }

    @Test
    void without_a_named_authority_only_public_ones_are_trusted() {
        assertThatThrownBy(() -> answer("localhost", Optional.empty())).isInstanceOf(RedisUnavailable.class);
    }

    @Test
    void a_certificate_for_another_host_is_refused() {
        assertThatThrownBy(() -> answer("127.0.0.1", Optional.of(ours))).isInstanceOf(RedisUnavailable.class);
    }

    private static String answer(String host, Optional<TestAuthority> trusted) {
        var settings =
                new HashMap<>(RedisUrl.parse("rediss://" + host + ":" + PORT).settings());
        trusted.ifPresent(authority -> {
            settings.put("quarkus.redis.tls.trust-certificate-pem", "true");
            settings.put(
                    "quarkus.redis.tls.trust-certificate-pem.certs",
                    authority.certificate().toString());
        });
        var config = requireNonNull(new SmallRyeConfigBuilder()
                .withMapping(RedisConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(RedisConfig.class)
                .clients()
                .get(RedisConfig.DEFAULT_CLIENT_NAME));
        var client = VertxRedisClientFactory.create(
                RedisConfig.DEFAULT_CLIENT_NAME, VERTX, config, new NoTlsNames(), _ -> Optional.empty());
        try {
            return String.valueOf(new RedisCalls(client).call(Command.PING, List.of()));
        } finally {
            client.close();
        }
    }

    /// None of Quarkus' named TLS configurations.
    private static final class NoTlsNames implements TlsConfigurationRegistry {
        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException();
        }
    }
}
