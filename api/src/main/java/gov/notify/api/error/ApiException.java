package gov.notify.api.error;

/// Carries an [ApiError] from where it is found to where it is answered. Expected, so it costs no stack trace.
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    ApiException(ApiError error) {
        super(error.toString(), null, false, false);
        this.error = error;
    }

    public ApiError error() {
        return error;
    }
}
