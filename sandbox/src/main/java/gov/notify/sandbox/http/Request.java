package gov.notify.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One request, read whole.
///
/// @param path the target up to `?`, as sent
/// @param query the target after `?`, empty when there is none
/// @param headers by lower-case name; of a repeated header the last value
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /// A parameter of the query string, decoded.
    public Optional<String> parameter(String name) {
        return Form.of(query.getBytes(StandardCharsets.UTF_8)).value(name);
    }

    /// The path's segments after `prefix`, decoded; `/a/b` after `/` is `[a, b]`.
    public String pathAfter(String prefix) {
        return URLDecoder.decode(path.substring(prefix.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// Whether it was sent to a name of this machine: a foreign name that resolves to it must not let a foreign page
    /// read what is here.
    public boolean isForThisMachine() {
        return THIS_MACHINE.contains(header("host").orElse("127.0.0.1").replaceFirst(":\\d+$", ""));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
