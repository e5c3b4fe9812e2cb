package gov.notify.sandbox.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads requests off one connection.
final class RequestReader {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LARGEST_BODY = 64 * 1024 * 1024;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[8 * 1024];
    private int start;
    private int end;

    RequestReader(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// The next request, or nothing when the client closed the connection between requests.
    Optional<Request> next() throws IOException {
        if (start == end && !fill()) {
            return Optional.empty();
        }
        var requestLine = line();
        var methodEnd = requestLine.indexOf(' ');
        var targetEnd = requestLine.lastIndexOf(' ');
        if (methodEnd < 1 || targetEnd <= methodEnd) {
            throw new IOException("Not a request line");
        }
        var target = requestLine.substring(methodEnd + 1, targetEnd);
        var question = target.indexOf('?');
        var headers = headers();
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            out.write(CONTINUE);
        }
        return Optional.of(new Request(
                requestLine.substring(0, methodEnd),
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                headers,
                body(headers)));
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("Not a header line");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks();
        }
        var length = headers.get("content-length");
        return length == null ? new byte[0] : exactly(size(length, 10));
    }

    private byte[] chunks() throws IOException {
        var all = new byte[0];
        while (true) {
            var size = size(line().split(";", 2)[0].strip(), 16);
            var chunk = exactly(size);
            if (size == 0) {
                while (!line().isEmpty()) {
                    // trailers mean nothing here
                }
                return all;
            }
            line();
            var longer = Arrays.copyOf(all, all.length + size);
            System.arraycopy(chunk, 0, longer, all.length, size);
            all = longer;
        }
    }

    private static int size(String digits, int radix) throws IOException {
        try {
            var size = Integer.parseInt(digits, radix);
            if (size < 0 || size > LARGEST_BODY) {
                throw new IOException("Body of unacceptable size " + digits);
            }
            return size;
        } catch (NumberFormatException e) {
            throw new IOException("Not a size: " + digits, e);
        }
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = new byte[length];
        var buffered = Math.min(length, end - start);
        System.arraycopy(buffer, start, bytes, 0, buffered);
        start += buffered;
        if (in.readNBytes(bytes, buffered, length - buffered) < length - buffered) {
            throw new EOFException("Connection closed within a body");
        }
        return bytes;
    }

    private String line() throws IOException {
        var at = start;
        while (true) {
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            if (at < end) {
                var stop = at > start && buffer[at - 1] == '\r' ? at - 1 : at;
                var line = new String(buffer, start, stop - start, StandardCharsets.ISO_8859_1);
                start = at + 1;
                return line;
            }
            var scanned = at - start;
            if (!fill()) {
                throw new EOFException("Connection closed within a request");
            }
            at = start + scanned;
        }
    }

    private boolean fill() throws IOException {
        if (start == end) {
            start = 0;
            end = 0;
        } else if (end == buffer.length) {
            if (start == 0) {
                if (buffer.length >= LONGEST_LINE) {
                    throw new IOException("Line too long");
                }
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            } else {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
            }
        }
        var read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            return false;
        }
        end += read;
        return true;
    }
}
