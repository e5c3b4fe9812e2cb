package gov.notify.api.admin.callback;

/// Of what a service may want to be told.
public enum CallbackKind {
    INBOUND_TEXT("inbound-api", "inbound_sms", "Service inbound API not found"),
    DELIVERY_RECEIPT("delivery-receipt-api", "delivery_status", "Service delivery receipt callback API not found");

    private final String inPath;
    private final String type;
    private final String notFound;

    CallbackKind(String inPath, String type, String notFound) {
        this.inPath = inPath;
        this.type = type;
        this.notFound = notFound;
    }

    /// The kind that a path names; JAX-RS looks for a method of this name.
    ///
    /// @throws IllegalArgumentException where it names none
    public static CallbackKind fromString(String inPath) {
        for (var kind : values()) {
            if (kind.inPath.equals(inPath)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no path has this kind");
    }

    /// The name in `service_callback_api.callback_type`.
    String type() {
        return type;
    }

    String notFound() {
        return notFound;
    }
}
