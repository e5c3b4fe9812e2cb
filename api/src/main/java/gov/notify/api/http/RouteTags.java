package gov.notify.api.http;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps what callers put into paths out of metrics: of the address of a request only the route is shown, and `other`
/// where there is none.
@Singleton
public class RouteTags {

    private static final String OTHER = "other";
    private static final Set<String> OWN = Set.of("NOT_FOUND", "REDIRECTION", "UNKNOWN", "root", "/", OTHER);

    @Produces
    @Singleton
    MeterFilter routesOnly(Routes routes) {
        var known = Stream.concat(OWN.stream(), routes.all().stream().map(Routes.Route::template))
                .collect(Collectors.toUnmodifiableSet());
        return MeterFilter.replaceTagValues("uri", uri -> known.contains(uri) ? uri : OTHER);
    }
}
