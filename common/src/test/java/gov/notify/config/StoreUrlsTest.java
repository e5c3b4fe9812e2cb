package gov.notify.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where Postgres and Redis are, and how they are spoken to.
class StoreUrlsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"redis://:S3cret^pw@127.0.0.1:1", "http://S3cret@x", "S3cret", "redis:///S3cret", "redis://"})
    void a_malformed_redis_url_is_refused_without_being_quoted(String url) {
        assertThatThrownBy(() -> RedisUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageStartingWith("REDIS_URL")
                .hasMessageNotContaining("S3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "rediss://:pw@cache.example:6379, rediss://:pw@cache.example:6379",
        "redis://:pw@cache.example:6379, rediss://:pw@cache.example:6379",
        "redis://localhost:6379, redis://localhost:6379"
    })
    void a_bound_redis_with_a_password_speaks_tls(String given, String used) {
        assertThat(RedisUrl.bound(given).settings()).containsEntry("quarkus.redis.hosts", used);
    }

    @Test
    void tls_to_redis_verifies_the_host() {
        assertThat(RedisUrl.parse("rediss://cache.example:6379").settings())
                .containsEntry("quarkus.redis.tls.hostname-verification-algorithm", "HTTPS");
        assertThat(RedisUrl.parse("redis://localhost:6379").settings()).hasSize(1);
    }
}
