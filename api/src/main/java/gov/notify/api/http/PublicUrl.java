package gov.notify.api.http;

import gov.notify.api.config.ApiConfig;
import gov.notify.config.Environment;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The scheme and host that links in answers begin with: those the caller used, if we know them as ours, else the
/// configured ones.
@ApplicationScoped
public class PublicUrl {

    private static final Pattern HOST = Pattern.compile("([a-z0-9._-]++|\\[[0-9a-f:.]++])(?::\\d{1,5})?");

    private final String configured;
    private final String configuredAuthority;
    private final Set<String> alsoOurs;

    /// @param environment where it is open the machine's own names are ours too
    public PublicUrl(ApiConfig config, Environment environment) {
        var configured = config.hostName();
        this.configured = configured.endsWith("/") ? configured.substring(0, configured.length() - 1) : configured;
        var authority = URI.create(this.configured).getAuthority();
        if (authority == null) {
            throw new IllegalArgumentException(
                    "API_HOST_NAME must be scheme and host, such as https://api.example.gov");
        }
        this.configuredAuthority = authority;
        var hosts = config.hosts().orElse(List.of()).stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (environment.isOpen()) {
            hosts.addAll(Set.of("localhost", "127.0.0.1", "[::1]"));
        }
        this.alsoOurs = Set.copyOf(hosts);
    }

    /// Scheme and host for links to this caller, without a trailing slash.
    public String base(HttpServerRequest request) {
        var host = firstOf(request.getHeader("X-Forwarded-Host"), request.getHeader("Host"));
        if (host == null || host.equalsIgnoreCase(configuredAuthority) || !alsoOurs.contains(withoutPort(host))) {
            return configured;
        }
        var forwarded = request.getHeader("X-Forwarded-Proto");
        var scheme = "https".equals(forwarded) || "http".equals(forwarded) ? forwarded : request.scheme();
        return scheme + "://" + host;
    }

    private static @Nullable String firstOf(@Nullable String forwarded, @Nullable String direct) {
        return forwarded == null || forwarded.isEmpty() ? direct : forwarded;
    }

    /// The host of a Host header in lower case; empty for what is no host with a port or without, such as
    /// `name:1@elsewhere`.
    static String withoutPort(String header) {
        var host = HOST.matcher(header.toLowerCase(Locale.ROOT));
        return host.matches() ? host.group(1) : "";
    }
}
