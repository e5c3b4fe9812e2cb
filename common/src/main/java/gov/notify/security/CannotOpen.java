package gov.notify.security;

import org.jspecify.annotations.Nullable;

/// A sealed value did not open. Says why, never what.
public final class CannotOpen extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotOpen(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
