package gov.notify.api.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls the api as the admin application does.
///
/// @param calls where the api is
public record Admin(HttpCalls calls) {

    /// Its id and secret, as [Backends] sets them.
    public static final String CLIENT = "notify-admin";

    public static final String SECRET = "admin secret";

    private static final ObjectMapper JSON = new ObjectMapper();

    public HttpCalls.Answer get(String path) {
        return call("GET", path, null);
    }

    /// A POST without a body.
    public HttpCalls.Answer post(String path) {
        return call("POST", path, null);
    }

    public HttpCalls.Answer post(String path, Map<String, ?> body) {
        return call("POST", path, JSON.<ObjectNode>valueToTree(body).toString());
    }

    public HttpCalls.Answer postText(String path, String body) {
        return call("POST", path, body);
    }

    public HttpCalls.Answer delete(String path) {
        return call("DELETE", path, null);
    }

    public HttpCalls.Answer put(String path, Map<String, ?> body) {
        return put(path, JSON.<ObjectNode>valueToTree(body).toString());
    }

    public HttpCalls.Answer put(String path, String body) {
        return call("PUT", path, body);
    }

    private HttpCalls.Answer call(String method, String path, @Nullable String body) {
        var headers =
                Map.of("Authorization", "Bearer " + Tokens.of(CLIENT, SECRET), "Content-Type", "application/json");
        return calls.call(method, path, headers, body);
    }
}
