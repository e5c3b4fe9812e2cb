package gov.notify.e2e.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// One kept-alive connection with at most one request under way.
final class Wire {
    private static final int HEAD_MOST = 16 * 1024;

    private final SocketChannel channel;
    private ByteBuffer received = ByteBuffer.allocate(16 * 1024);
    private ByteBuffer sending = ByteBuffer.allocate(0);
    private int bodyStart = -1;
    private int wholeLength;
    private int status;
    private long due;

    private Wire(SocketChannel channel) {
        this.channel = channel;
    }

    static Wire open(int port, Selector selector) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        var wire = new Wire(channel);
        channel.register(selector, SelectionKey.OP_READ, wire);
        return wire;
    }

    /// Sends a request that was due at `due` (in nanoseconds).
    void send(byte[] request, long due) throws IOException {
        this.due = due;
        received.clear();
        bodyStart = -1;
        sending = ByteBuffer.wrap(request);
        while (sending.hasRemaining()) {
            // Requests are far smaller than a socket's buffer, so this goes in one piece but for odd moments.
            channel.write(sending);
        }
    }

    /// Reads what has come.
    ///
    /// @return whether the answer is whole
    boolean receive() throws IOException {
        if (!received.hasRemaining()) {
            received = ByteBuffer.wrap(Arrays.copyOf(received.array(), received.capacity() * 2))
                    .position(received.position());
        }
        if (channel.read(received) < 0) {
            throw new EOFException("The connection was closed");
        }
        if (bodyStart < 0) {
            readHead();
        }
        return bodyStart >= 0 && received.position() >= wholeLength;
    }

    int status() {
        return status;
    }

    long due() {
        return due;
    }

    /// The answer, for a message about it.
    String answer() {
        return new String(received.array(), 0, Math.min(received.position(), 2_000), StandardCharsets.UTF_8);
    }

    void close() throws IOException {
        channel.close();
    }

    private void readHead() throws IOException {
        var bytes = received.array();
        var end = received.position();
        for (var i = 3; i < end; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                bodyStart = i + 1;
                status = (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + (bytes[11] - '0');
                wholeLength = bodyStart + contentLength(bytes, bodyStart);
                return;
            }
        }
        if (end > HEAD_MOST) {
            throw new IOException("No end to the head of an answer");
        }
    }

    private static int contentLength(byte[] bytes, int headEnd) throws IOException {
        var head = new String(bytes, 0, headEnd, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        var at = head.indexOf("\r\ncontent-length:");
        if (at < 0) {
            throw new IOException("An answer without a content-length");
        }
        return Integer.parseInt(
                head.substring(at + 17, head.indexOf('\r', at + 2)).strip());
    }
}
