package gov.notify.egress;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the clients that call the outside, so that each goes through the proxy where there is one.
@Singleton
public class Egress {

    /// The JDK tells no proxy a password on the way to a host in TLS, unless this is empty. It is read once.
    private static final String UNTOLD = "jdk.http.auth.tunneling.disabledSchemes";

    private final Optional<EgressProxy> proxy;

    /// @throws IllegalArgumentException when the proxy cannot be used, without its password
    @Inject
    public Egress(EgressConfig config) {
        this(config.proxy().map(url -> EgressProxy.parse(url, config.without().orElse(List.of()))));
    }

    private Egress(Optional<EgressProxy> proxy) {
        this.proxy = proxy;
        if (proxy.flatMap(EgressProxy::login).isPresent() && System.getProperty(UNTOLD) == null) {
            System.setProperty(UNTOLD, "");
        }
    }

    /// Calls everybody without a proxy.
    public static Egress direct() {
        return new Egress(Optional.empty());
    }

    public Optional<EgressProxy> proxy() {
        return proxy;
    }

    /// A client of the JDK, yet to be built.
    public HttpClient.Builder newHttpClient() {
        var client = HttpClient.newBuilder();
        proxy.ifPresent(used -> {
            client.proxy(new Route(used));
            used.login().ifPresent(login -> client.authenticator(new Told(used, login)));
        });
        return client;
    }

    /// The JDK calls by itself, too: for the certificates of those who issued others.
    void install(@Observes StartupEvent start) {
        proxy.ifPresent(used -> {
            ProxySelector.setDefault(new Route(used));
            used.login().ifPresent(login -> Authenticator.setDefault(new Told(used, login)));
        });
    }

    /// Leads HTTP to the proxy. Sockets of anything else ask too, and are not led.
    private static final class Route extends ProxySelector {

        private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);
        private final EgressProxy proxy;

        Route(EgressProxy proxy) {
            this.proxy = proxy;
        }

        @Override
        public List<Proxy> select(URI uri) {
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http && uri.getHost() != null && proxy.isFor(uri.getHost())
                    ? List.of(new Proxy(Proxy.Type.HTTP, proxy.address()))
                    : DIRECT;
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // Whoever called hears of it.
        }
    }

    /// Tells the password to this proxy, and to nobody else who asks for one.
    private static final class Told extends Authenticator {

        private final EgressProxy proxy;
        private final EgressProxy.Login login;

        Told(EgressProxy proxy, EgressProxy.Login login) {
            this.proxy = proxy;
            this.login = login;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                            && proxy.host().equals(getRequestingHost())
                            && proxy.port() == getRequestingPort()
                    ? login.asked()
                    : null;
        }
    }
}
