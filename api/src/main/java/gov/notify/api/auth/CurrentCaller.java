package gov.notify.api.auth;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Who makes the request that is being served. Only routes with [KeyRequired] have a caller.
@Singleton
public class CurrentCaller {

    private final CurrentVertxRequest request;

    CurrentCaller(CurrentVertxRequest request) {
        this.request = request;
    }

    public Caller get() {
        return Caller.of(request.getCurrent());
    }

    /// The caller's service: what is asked for is looked up within it.
    public UUID serviceId() {
        return get().service().id();
    }
}
