package gov.notify.sandbox.login;

import gov.notify.sandbox.http.Request;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a request says in its query and, where it brings a form, in its body.
///
/// A parameter without a value counts as left out, and one that comes twice is none at all (RFC 6749, 3.1 and 3.2).
final class RequestParameters {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> broken = new LinkedHashSet<>();

    private RequestParameters() {}

    static RequestParameters of(Request request) {
        var parameters = ofQuery(request);
        if (isForm(request)) {
            parameters.add(request.text());
        }
        return parameters;
    }

    static RequestParameters ofQuery(Request request) {
        var parameters = new RequestParameters();
        parameters.add(request.query());
        return parameters;
    }

    static RequestParameters ofBody(Request request) {
        var parameters = new RequestParameters();
        if (isForm(request)) {
            parameters.add(request.text());
        }
        return parameters;
    }

    Optional<String> get(String name) {
        return broken.contains(name) ? Optional.empty() : Optional.ofNullable(values.get(name));
    }

    String required(String name) {
        return get(name).orElseThrow(() -> new OAuthRefusal("invalid_request", name + " is missing"));
    }

    /// Refuses a request of which any parameter came twice or cannot be read.
    void requireSound() {
        if (!broken.isEmpty()) {
            throw new OAuthRefusal("invalid_request", "A parameter came twice, or is not form-encoded");
        }
    }

    /// All of them as a query string.
    String encoded() {
        return values.entrySet().stream()
                .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean isForm(Request request) {
        return request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded");
    }

    private void add(String encoded) {
        for (var pair : encoded.split("&")) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            try {
                var known = decode(name);
                if (!value.isEmpty() && values.put(known, decode(value)) != null) {
                    broken.add(known);
                }
            } catch (IllegalArgumentException e) { // a percent sign with nothing sensible behind it
                broken.add(name);
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
