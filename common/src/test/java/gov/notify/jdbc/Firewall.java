package gov.notify.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands between a client and a server, and can forget the connections it carries, as a firewall does that fails over:
/// nothing of what is said on them arrives any more, and neither side hears of it.
final class Firewall implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final List<Carried> carried = new CopyOnWriteArrayList<>();

    Firewall(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /// Connections that come later are carried.
    void forgetConnections() {
        carried.forEach(connection -> connection.forgotten = true);
    }

    private void accept() {
        try {
            while (true) {
                var connection = new Carried(door.accept(), new Socket(InetAddress.getLoopbackAddress(), server));
                carried.add(connection);
                Thread.startVirtualThread(() -> connection.carry(connection.client, connection.server));
                Thread.startVirtualThread(() -> connection.carry(connection.server, connection.client));
            }
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var connection : carried) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Carried {
        private final Socket client;
        private final Socket server;
        private volatile boolean forgotten;

        Carried(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void carry(Socket from, Socket to) {
            try {
                copy(from.getInputStream(), to.getOutputStream());
            } catch (IOException e) {
                forgotten = true;
            }
        }

        private void copy(InputStream in, OutputStream out) throws IOException {
            var some = new byte[8192];
            for (int size = in.read(some); size >= 0; size = in.read(some)) {
                if (!forgotten) {
                    out.write(some, 0, size);
                }
            }
        }

        void close() throws IOException {
            client.close();
            server.close();
        }
    }
}
