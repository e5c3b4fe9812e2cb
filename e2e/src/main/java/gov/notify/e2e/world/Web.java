package gov.notify.e2e.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// HTTP for everything that need not be fast.
public final class Web {
    // As it comes: it asks for HTTP/2, and must not need it.
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Web() {}

    /// An answer, whatever its status.
    public record Answer(int status, String body, Map<String, java.util.List<String>> headers) {
        public JsonNode json() {
            return Json.parse(body);
        }

        public String header(String lowerCaseName) {
            var values = headers.get(lowerCaseName);
            return values == null ? "" : values.getFirst();
        }
    }

    /// @throws UncheckedIOException when there was no answer
    public static Answer call(String method, String url, String body, Map<String, String> headers) {
        try {
            return tryCall(method, url, body, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url, e);
        }
    }

    public static Answer get(String url) {
        return call("GET", url, "", Map.of());
    }

    /// @throws IOException when there was no answer
    public static Answer tryCall(String method, String url, String body, Map<String, String> headers)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(), answer.body(), answer.headers().map());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
