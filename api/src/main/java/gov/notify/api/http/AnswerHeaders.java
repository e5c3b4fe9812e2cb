package gov.notify.api.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;

/// The headers of every answer: for browsers that are led astray, and the caller's trace ids, echoed
/// (docs/contract/admin-api.md, 2.3).
final class AnswerHeaders {

    private static final List<Header> SECURITY = Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "X-XSS-Protection", "1; mode=block",
                    "Referrer-Policy", "strict-origin-when-cross-origin",
                    "Permissions-Policy", "geolocation=(), microphone=(), camera=()",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Embedder-Policy", "require-corp",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Strict-Transport-Security", "max-age=31536000; includeSubDomains")
            .entrySet()
            .stream()
            .map(header -> Header.of(header.getKey(), header.getValue()))
            .toList();

    private static final Header NOTHING_BUT_DATA =
            Header.of("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none';");

    private static final List<CharSequence> TRACE_IDS =
            List.of(HttpHeaders.createOptimized("X-B3-TraceId"), HttpHeaders.createOptimized("X-B3-SpanId"));

    private AnswerHeaders() {}

    private record Header(CharSequence name, CharSequence value) {
        static Header of(String name, String value) {
            return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
        }
    }

    /// Puts them into `headers`, of the answer to `request`.
    static void put(HttpServerRequest request, MultiMap headers) {
        for (var header : SECURITY) {
            headers.set(header.name(), header.value());
        }
        if (!request.path().startsWith("/docs/")) {
            headers.set(NOTHING_BUT_DATA.name(), NOTHING_BUT_DATA.value());
        }
        for (var name : TRACE_IDS) {
            var id = request.getHeader(name);
            if (id != null) {
                headers.set(name, id);
            }
        }
    }
}
