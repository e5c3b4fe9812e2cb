package gov.notify.api.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/// Gives resources their [JsonBody], and its memory back when they have answered. Only routes that say who may call
/// them may have one: its memory is on the caller's account.
@Provider
public class JsonBodyReader implements ServerMessageBodyReader<JsonBody> {

    private static final String KEY = JsonBody.class.getName();

    private final JsonBodies bodies;
    private final CurrentVertxRequest request;

    JsonBodyReader(JsonBodies bodies, CurrentVertxRequest request) {
        this.bodies = bodies;
        this.request = request;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public JsonBody readFrom(Class<JsonBody> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        return read(context.getInputStream());
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(body);
    }

    private JsonBody read(InputStream body) throws IOException {
        var exchange = request.getCurrent();
        var bytes = body.readAllBytes();
        var value = bodies.none(MemoryOwner.of(exchange).orElseThrow());
        exchange.put(KEY, value);
        exchange.addEndHandler(_ -> value.close()); // should no answer come so far as to be written
        return new JsonBody(bytes, value);
    }

    /// After [LargeAnswers#count]: response filters run from the highest priority down.
    @ServerResponseFilter(priority = Priorities.ENTITY_CODER - 1000)
    public void release(RoutingContext exchange) {
        if (exchange.remove(KEY) instanceof JsonBodies.Value value) {
            value.close();
        }
    }
}
