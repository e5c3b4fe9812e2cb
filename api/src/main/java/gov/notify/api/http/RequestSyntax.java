package gov.notify.api.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.net.URISyntaxException;

/// What a request line and its headers have to be for a route to be looked for.
final class RequestSyntax {

    private RequestSyntax() {}

    /// RFC 9112, section 3.2: a request without a Host, or with several, is answered 400. HTTP/1.0 may go
    /// without.
    static boolean namesOneHost(HttpServerRequest request) {
        int hosts = request.headers().getAll(HttpHeaders.HOST).size();
        return hosts == 1 || (hosts == 0 && request.version() == HttpVersion.HTTP_1_0);
    }

    /// The router would look past trailing and double slashes and matrix parameters; to callers those are
    /// other paths.
    static boolean isPlain(String path) {
        boolean trailing = path.length() > 1 && path.charAt(path.length() - 1) == '/';
        return !trailing && path.indexOf(';') < 0 && !path.contains("//");
    }

    /// Whether it is a URI at all: a `%` without its digits is none, for one.
    static boolean isUri(String target) {
        try {
            var _ = new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
