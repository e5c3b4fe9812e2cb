package gov.notify.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which proxy is used, and for whom.
class EgressProxyTest {

    @Test
    void a_proxy_is_a_host_a_port_and_who_asks() {
        var proxy = EgressProxy.parse("http://us%40er:S3%2Bcret@egress.apps.internal:8080", List.of());

        assertThat(proxy.host()).isEqualTo("egress.apps.internal");
        assertThat(proxy.port()).isEqualTo(8080);
        assertThat(proxy.login()).contains(new EgressProxy.Login("us@er", "S3+cret"));
        assertThat(EgressProxy.parse("http://egress:3128", List.of()).login()).isEmpty();
    }

    @Test
    void a_proxy_prints_without_its_password() {
        var proxy = EgressProxy.parse("http://user:S3cret@egress:8080", List.of());

        assertThat(proxy + " " + proxy.login()).doesNotContain("S3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://u:S3cret@egress:61443",
                "egress:8080",
                "http://u:S3cret@egress",
                "http://u:S3cret@:8080",
                "socks5://u:S3cret@egress:1080",
                "http://u:S3^cret@egress:8080",
                "S3cret"
            })
    void what_cannot_be_used_is_refused_without_being_quoted(String url) {
        assertThatThrownBy(() -> EgressProxy.parse(url, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageStartingWith("NOTIFY_EGRESS_PROXY")
                .hasMessageNotContaining("S3");
    }

    @ParameterizedTest
    @CsvSource({
        "sns.us-west-2.amazonaws.com, true",
        "localhost, false",
        "127.0.0.1, false",
        "127.0.0.1.example.gov, true",
        "[::1], false",
        "inside.example.gov, false",
        "INSIDE.example.gov, false",
        "deep.inside.example.gov, false",
        "notinside.example.gov, true",
        "insidexexample.gov, true",
        "cache.apps.internal, false"
    })
    void this_machine_and_those_that_are_named_are_called_without_it(String host, boolean proxied) {
        var proxy = EgressProxy.parse("http://egress:8080", List.of("inside.example.gov", " .apps.internal", ""));

        assertThat(proxy.isFor(host)).isEqualTo(proxied);
    }

    @Test
    void it_may_be_named_as_other_programs_name_theirs() {
        assertThat(egress(Map.of("https_proxy", "http://small:1"))
                        .proxy()
                        .orElseThrow()
                        .host())
                .isEqualTo("small");
        assertThat(egress(Map.of("https_proxy", "http://small:1", "HTTPS_PROXY", "http://large:1"))
                        .proxy()
                        .orElseThrow()
                        .host())
                .isEqualTo("large");
        assertThat(egress(Map.of("HTTPS_PROXY", "http://large:1", "NOTIFY_EGRESS_PROXY", "http://ours:1"))
                        .proxy()
                        .orElseThrow()
                        .host())
                .isEqualTo("ours");
        assertThat(egress(Map.of("https_proxy", "http://small:1", "no_proxy", "a.example,b.example"))
                        .proxy()
                        .orElseThrow()
                        .isFor("b.example"))
                .isFalse();
        assertThat(egress(Map.of("https_proxy", "")).proxy()).isEmpty();
        assertThat(egress(Map.of()).proxy()).isEmpty();
    }

    @Test
    void the_jdks_clients_are_led_to_it_and_sockets_of_anything_else_are_not() {
        var route = egress(Map.of("NOTIFY_EGRESS_PROXY", "http://egress:8080"))
                .newHttpClient()
                .build()
                .proxy()
                .orElseThrow();

        assertThat(leads(route, "https://sns.us-west-2.amazonaws.com/")).isEqualTo(Proxy.Type.HTTP);
        assertThat(leads(route, "http://crt.r2m01.amazontrust.com/")).isEqualTo(Proxy.Type.HTTP);
        assertThat(leads(route, "http://127.0.0.1:8080/")).isEqualTo(Proxy.Type.DIRECT);
        assertThat(leads(route, "socket://db.example.gov:5432")).isEqualTo(Proxy.Type.DIRECT);
        assertThat(Egress.direct().newHttpClient().build().proxy()).isEmpty();
    }

    private static Proxy.Type leads(ProxySelector route, String address) {
        return route.select(URI.create(address)).getFirst().type();
    }

    private static Egress egress(Map<String, String> environment) {
        return new Egress(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(EgressConfig.class)
                .build()
                .getConfigMapping(EgressConfig.class));
    }
}
