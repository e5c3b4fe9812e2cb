package gov.notify.api.error;

/// Carries a [ApiError] from where it is found to where it is answered. Expected, so it costs no stack trace.
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    ApiException(ApiError error) {
        // The class name only: texts may quote what the caller sent.
        super(error.getClass().getSimpleName(), null, false, false);
        this.error = error;
    }

    public ApiError refusal() {
        return error;
    }
}
