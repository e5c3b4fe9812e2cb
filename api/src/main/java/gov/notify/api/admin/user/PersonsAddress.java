package gov.notify.api.admin.user;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/// The address that a person's attempt to sign in comes from.
public final class PersonsAddress {

    /// Of an IPv6 address that maps an IPv4 one.
    private static final int LONGEST = 45;

    private PersonsAddress() {}

    /// As the front end tells in `X-Forwarded-For`, whose first entry is the person's. It is to be asked only where the
    /// front end has shown its token. Empty where it tells none: its own address would be everybody's.
    public static Optional<String> of(HttpServerRequest request) {
        var forwarded = request.getHeader("X-Forwarded-For");
        var first = forwarded == null ? "" : forwarded.split(",", 2)[0].strip();
        return first.isEmpty() || first.length() > LONGEST ? Optional.empty() : Optional.of(first);
    }
}
