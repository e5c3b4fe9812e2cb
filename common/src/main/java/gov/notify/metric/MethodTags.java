package gov.notify.metric;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/// Keeps made-up methods out of metrics. A method is any word that a caller likes to write (RFC 9110, section 9.1), and
/// each would be a meter for good.
@Singleton
public class MethodTags {

    private static final Set<String> KNOWN =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    @Produces
    @Singleton
    MeterFilter knownMethodsOnly() {
        return MeterFilter.replaceTagValues("method", method -> KNOWN.contains(method) ? method : "other");
    }
}
