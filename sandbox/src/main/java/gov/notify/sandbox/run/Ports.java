package gov.notify.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Looks whether the ports that the user chose, or left as they are, can be had, before anything is started.
final class Ports {

    private Ports() {}

    /// A port and what it is for.
    ///
    /// @param variable moves it
    record Wanted(int port, String purpose, String variable) {}

    /// @throws IllegalStateException with a sentence for the user when one of them is taken, also by another
    /// of them
    static void requireFree(List<Wanted> wanted) {
        var held = new ArrayList<ServerSocket>();
        try {
            for (var one : wanted) {
                held.add(hold(one));
            }
        } finally {
            held.forEach(Ports::release);
        }
    }

    private static ServerSocket hold(Wanted wanted) {
        try {
            return new ServerSocket(wanted.port(), 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Port " + wanted.port() + ", for " + wanted.purpose()
                            + ", is taken: stop what listens there, or choose another with " + wanted.variable(),
                    e);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
