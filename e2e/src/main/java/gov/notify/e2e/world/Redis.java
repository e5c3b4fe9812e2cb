package gov.notify.e2e.world;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Redis in its own protocol; one connection a command.
public record Redis(String host, int port) {

    static Redis at(String url) {
        var uri = URI.create(url);
        return new Redis(uri.getHost(), uri.getPort());
    }

    /// Sends a command.
    ///
    /// @return a string, a `Long`, or a list of these
    /// @throws IllegalStateException with what Redis said, when that is an error
    public Object command(String... words) {
        try (var socket = new Socket(host, port)) {
            socket.setSoTimeout(5_000);
            var request = new StringBuilder("*" + words.length + "\r\n");
            for (var word : words) {
                request.append('$').append(word.getBytes(StandardCharsets.UTF_8).length);
                request.append("\r\n").append(word).append("\r\n");
            }
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            return reply(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException("Redis: " + words[0], e);
        }
    }

    private static Object reply(InputStream in) throws IOException {
        var line = line(in);
        var rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case ':' -> Long.valueOf(rest);
            case '$' -> text(in, Integer.parseInt(rest));
            case '*' -> list(in, Integer.parseInt(rest));
            default -> throw new IllegalStateException("Redis: " + rest);
        };
    }

    private static String text(InputStream in, int length) throws IOException {
        if (length < 0) {
            return "";
        }
        var bytes = in.readNBytes(length);
        in.skipNBytes(2);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<Object> list(InputStream in, int length) throws IOException {
        var items = new ArrayList<>();
        for (var i = 0; i < length; i++) {
            items.add(reply(in));
        }
        return items;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\r'; next = in.read()) {
            if (next < 0) {
                throw new IOException("Redis closed the connection");
            }
            line.append((char) next);
        }
        in.skipNBytes(1);
        return line.toString();
    }
}
