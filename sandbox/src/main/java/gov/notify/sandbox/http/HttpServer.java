package gov.notify.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Serves HTTP/1.1 with keep-alive on the loopback address.
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpServer.class.getName());
    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final RequestHandler handler;
    private final String name;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private HttpServer(String name, ServerSocket listener, RequestHandler handler) {
        this.name = name;
        this.listener = listener;
        this.handler = handler;
    }

    /// Listens at once; port 0 is any free one.
    public static HttpServer start(String name, int port, RequestHandler handler) {
        try {
            var listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            var server = new HttpServer(name, listener, handler);
            Thread.ofVirtual().name(name + "-accept").start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The sandbox's " + name + " cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /// Stops listening and closes what is open.
    @Override
    public void close() {
        try {
            listener.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be closed", e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                Thread.ofVirtual().name(name).start(() -> serve(socket));
            } catch (SocketException e) {
                if (!listener.isClosed()) {
                    LOG.log(Level.WARNING, name + " could not accept a connection: " + e.getMessage());
                }
            } catch (IOException e) {
                LOG.log(Level.WARNING, name + " could not accept a connection", e);
            }
        }
    }

    private void serve(Socket socket) {
        open.add(socket);
        try (socket) {
            socket.setTcpNoDelay(true);
            var out = socket.getOutputStream();
            var requests = new RequestReader(socket.getInputStream(), out);
            for (var request = requests.next(); request.isPresent(); request = requests.next()) {
                if (!answer(request.get(), socket, out)) {
                    return;
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, name + " lost a connection", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /// Whether the connection may serve another request.
    private boolean answer(Request request, Socket socket, OutputStream out) throws IOException, InterruptedException {
        return switch (handled(request)) {
            case Reply.Answer answer -> {
                var close = "close".equalsIgnoreCase(request.headers().get("connection"));
                write(answer, close, "HEAD".equals(request.method()), out);
                yield !close;
            }
            case Reply.Stream stream -> {
                out.write(("HTTP/1.1 200 OK\r\ncontent-type: " + stream.contentType()
                                + "\r\ncache-control: no-store\r\nconnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
                stream.write().to(out);
                yield false;
            }
            case Reply.Reset() -> {
                socket.setSoLinger(true, 0); // closing then sends RST instead of FIN
                yield false;
            }
        };
    }

    /// The boundary: a defect of a handler becomes a 500, not a dead connection.
    private Reply handled(Request request) throws InterruptedException {
        try {
            return handler.handle(request);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, name + " failed on " + request, e);
            return Reply.of(500, "text/plain; charset=utf-8", "The sandbox failed: " + e + "\n");
        }
    }

    private static void write(Reply.Answer answer, boolean close, boolean headOnly, OutputStream out)
            throws IOException {
        var head = new StringBuilder(160)
                .append("HTTP/1.1 ")
                .append(answer.status())
                .append(answer.status() < 400 ? " OK" : " Error")
                .append("\r\ncontent-type: ")
                .append(answer.contentType())
                .append("\r\ncontent-length: ")
                .append(answer.body().length);
        answer.headers()
                .forEach((header, value) ->
                        head.append("\r\n").append(header).append(": ").append(value));
        head.append(close ? "\r\nconnection: close\r\n\r\n" : "\r\n\r\n");
        var whole = new ByteArrayOutputStream(head.length() + answer.body().length);
        whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!headOnly) {
            whole.writeBytes(answer.body());
        }
        whole.writeTo(out);
    }
}
