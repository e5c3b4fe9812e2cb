package gov.notify.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What becomes of a request.
public sealed interface Reply {

    /// A complete answer.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Answer(int status, String contentType, byte[] body, Map<String, String> headers) implements Reply {
        /// The same with one header more.
        public Answer with(String name, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Answer(status, contentType, body, more);
        }
    }

    /// An answer without an end, such as server-sent events; the connection closes when `write` returns.
    record Stream(String contentType, Writing write) implements Reply {}

    /// No answer: the connection is reset.
    record Reset() implements Reply {}

    /// Writes the body of a [Stream].
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    static Answer of(int status, String contentType, String body) {
        return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer json(int status, String body) {
        return of(status, "application/json", body);
    }

    static Answer notFound() {
        return of(404, "text/plain; charset=utf-8", "Not found\n");
    }
}
