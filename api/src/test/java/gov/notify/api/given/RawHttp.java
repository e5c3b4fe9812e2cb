package gov.notify.api.given;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Speaks to the api byte by byte, as no client would.
public record RawHttp(int port) {

    private static final int PATIENCE_MS = 30_000;

    public Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    /// @return everything that is answered until the api hangs up
    public String send(String request) throws IOException {
        return send(request, 0);
    }

    /// @param size of a body of zeros, sent as the last chunk but one
    public String send(String head, int size) throws IOException {
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            if (size > 0) {
                out.write(new byte[size]);
                out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// A POST whose body does not say beforehand how large it is.
    public String chunked(String bearer, int size) throws IOException {
        return send(
                "POST /v2/notifications/sms HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: " + bearer
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(size) + "\r\n",
                size);
    }

    /// A request of which only some bytes of the body come.
    public Socket begin(String path, String bearer, int size, int sent) throws IOException {
        var socket = connect();
        var out = socket.getOutputStream();
        out.write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + bearer + "\r\nContent-Length: " + size
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[sent]);
        out.flush();
        return socket;
    }
}
