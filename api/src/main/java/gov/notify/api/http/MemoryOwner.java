package gov.notify.api.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;

/// On whose account the memory of a request is counted: nobody may take what others need, and strangers have
/// a small part to themselves.
public final class MemoryOwner {

    /// The admin application, whoever uses it.
    public static final UUID ADMIN = new UUID(0, 1);

    private static final String KEY = MemoryOwner.class.getName();

    private MemoryOwner() {}

    /// Says so, once the caller is known.
    public static void set(RoutingContext exchange, UUID owner) {
        exchange.put(KEY, owner);
    }

    /// Empty while nobody knows who calls.
    static Optional<UUID> of(RoutingContext exchange) {
        return Optional.ofNullable(exchange.get(KEY));
    }
}
