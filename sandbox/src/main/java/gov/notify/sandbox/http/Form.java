package gov.notify.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `application/x-www-form-urlencoded` parameters, decoded only when asked for: bodies of emails mostly are not.
public final class Form {
    private final byte[] bytes;
    private final Map<String, Slice> values = new LinkedHashMap<>();

    private Form(byte[] bytes) {
        this.bytes = bytes;
        var start = 0;
        while (start < bytes.length) {
            var end = next('&', start, bytes.length);
            var equals = next('=', start, end);
            var name = decode(start, equals);
            values.put(name, new Slice(Math.min(equals + 1, end), end));
            start = end + 1;
        }
    }

    public static Form of(byte[] encoded) {
        return new Form(encoded);
    }

    public Optional<String> value(String name) {
        var slice = values.get(name);
        return slice == null ? Optional.empty() : Optional.of(decode(slice.start, slice.end));
    }

    public String valueOrEmpty(String name) {
        return value(name).orElse("");
    }

    /// The pairs that AWS's query protocol writes as `prefix.1.{name}`, `prefix.1.{value}`, ….
    public Map<String, String> pairs(String prefix, String name, String value) {
        var pairs = new LinkedHashMap<String, String>();
        for (var i = 1; values.containsKey(prefix + "." + i + "." + name); i++) {
            pairs.put(valueOrEmpty(prefix + "." + i + "." + name), valueOrEmpty(prefix + "." + i + "." + value));
        }
        return pairs;
    }

    private int next(char wanted, int from, int end) {
        var at = from;
        while (at < end && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private String decode(int start, int end) {
        var text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private record Slice(int start, int end) {}
}
