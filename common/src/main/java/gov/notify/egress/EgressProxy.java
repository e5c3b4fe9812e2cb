package gov.notify.egress;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The HTTP proxy that outgoing connections are made through. Prints as its host, never with its password.
///
/// @param login what it wants for authentication
/// @param direct hosts that are connected to without it: regular expressions, each matched against the whole
/// host name in small letters
public record EgressProxy(String host, int port, Optional<Login> login, Set<String> direct) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127\\.[0-9.]+", "\\[?::1]?");

    /// Prints as its user.
    public record Login(String user, String password) {

        PasswordAuthentication asked() {
            return new PasswordAuthentication(user, password.toCharArray());
        }

        @Override
        public String toString() {
            return user;
        }
    }

    /// @param url `http://user:password@host:port`
    /// @param without hosts, or ends of their names
    /// @throws IllegalArgumentException saying what is wrong, without the password
    static EgressProxy parse(String url, Collection<String> without) {
        var uri = uri(url);
        if ("https".equals(uri.getScheme())) {
            throw new IllegalArgumentException(
                    "NOTIFY_EGRESS_PROXY is https://, and not every client here can speak TLS to a proxy: name its http:// port");
        }
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException("NOTIFY_EGRESS_PROXY must be http://, with a host and a port");
        }
        return new EgressProxy(
                uri.getHost(),
                uri.getPort(),
                Optional.ofNullable(uri.getRawUserInfo()).map(EgressProxy::login),
                direct(without));
    }

    boolean isFor(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return direct.stream().noneMatch(name::matches);
    }

    /// Looked up anew at every call: a platform may move it.
    InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host, port);
    }

    private static Login login(String userInfo) {
        var parts = userInfo.split(":", 2);
        return new Login(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
    }

    private static Set<String> direct(Collection<String> without) {
        var all = new HashSet<>(THIS_MACHINE);
        for (var entry : without) {
            var name = entry.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
            if (name.equals("*")) {
                all.add(".*");
            } else if (!name.isEmpty()) {
                all.add("(.*\\.)?" + Pattern.quote(name));
            }
        }
        return Set.copyOf(all);
    }

    private static URI uri(String url) {
        try {
            return URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            // The cause is dropped: it quotes the URL, and with it the password.
            throw new IllegalArgumentException("NOTIFY_EGRESS_PROXY is not a URL");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "EgressProxy[" + host + ":" + port + "]";
    }
}
