package gov.notify.api.http;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Converts the ids in paths to UUIDs. An id that is not in the canonical form is answered like an unknown
/// path, 404, to callers without a token too. `UUID.fromString` would accept `1-1-1-1-1`.
@Provider
public class UuidParameters implements ParamConverterProvider {

    private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /// Before authentication: converters run after it.
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void check(UriInfo uri, ResourceInfo route) {
        var parameters = uri.getPathParameters();
        if (parameters.isEmpty()) {
            return;
        }
        for (var parameter : route.getResourceMethod().getParameters()) {
            var name = parameter.getAnnotation(PathParam.class);
            if (name != null && parameter.getType() == UUID.class) {
                uuid(Objects.requireNonNull(parameters.getFirst(name.value())));
            }
        }
    }

    private static UUID uuid(String text) {
        if (!CANONICAL.matcher(text).matches()) {
            throw new NotFoundException();
        }
        return UUID.fromString(text);
    }

    @Override
    @SuppressWarnings("unchecked") // compared with the only type it is for
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == UUID.class ? (ParamConverter<T>) new Converter() : null;
    }

    private static final class Converter implements ParamConverter<UUID> {

        @Override
        public UUID fromString(String text) {
            return uuid(text);
        }

        @Override
        public String toString(UUID id) {
            return id.toString();
        }
    }
}
