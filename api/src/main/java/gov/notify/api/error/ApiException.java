package gov.notify.api.error;

/// Carries a [ApiError] from where it is found to where it is answered. Expected, so it costs no stack trace.
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ApiError refusal;

    ApiException(ApiError refusal) {
        // The class name only: texts may quote what the caller sent.
        super(refusal.getClass().getSimpleName(), null, false, false);
        this.refusal = refusal;
    }

    public ApiError refusal() {
        return refusal;
    }
}
