package gov.notify.api.error;

import java.util.List;

/// The shape in which a family of routes tells errors. A resource has that of its [ErrorsIn]; [#PLAIN] without one.
public enum ErrorShape {
    /// `{"status_code": 400, "errors": [{"error": …, "message": …}]}`: the routes under `/v2`. Faults of the
    /// address have the plain shape even there.
    NAMED {
        @Override
        public Object body(ApiError error) {
            return error.error().isEmpty() ? Plain.of(error) : Named.of(error);
        }
    },

    /// `{"result": "error", "message": …}`, the message a text, or texts by field: every other public route.
    PLAIN {
        @Override
        public Object body(ApiError error) {
            return Plain.of(error);
        }
    },

    /// The plain shape, but faults against a schema are named: the routes of the admin application.
    ADMIN {
        @Override
        public Object body(ApiError error) {
            return error.ofSchema() ? Named.of(error) : Plain.of(error);
        }
    };

    /// What is answered, as a record to be written as JSON.
    public abstract Object body(ApiError error);

    private record Named(int statusCode, List<Fault> errors) {
        private record Fault(String error, String message) {}

        static Named of(ApiError error) {
            return new Named(
                    error.status(),
                    error.texts().stream()
                            .map(text -> new Fault(error.error(), text))
                            .toList());
        }
    }

    private record Plain(String result, Object message) {
        static Plain of(ApiError error) {
            return new Plain("error", error.message());
        }
    }
}
