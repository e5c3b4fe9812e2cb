package gov.notify.recipient;

import gov.notify.rendering.Whitespace;
import java.util.ArrayList;
import java.util.List;

/// A run of commas and white space that ends a file, unless something follows.
///
/// Spreadsheets write out thousands of such rows, all alike; they are counted, not kept.
final class TrailingBlank {

    /// What is handed on when the run turns out to be part of the content.
    interface Sink {
        void accept(char c);
    }

    private static final class Line {
        private final String text;
        private int times = 1;

        Line(String text) {
            this.text = text;
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    static boolean mayEnd(char c) {
        return c == ',' || Whitespace.isAscii(c) || Whitespace.isObscure(c);
    }

    void add(char c) {
        line.append(c);
        if (c == '\n') {
            if (!lines.isEmpty() && lines.getLast().text.contentEquals(line)) {
                lines.getLast().times++;
            } else {
                lines.add(new Line(line.toString()));
            }
            line.setLength(0);
        }
    }

    void drainTo(Sink sink) {
        if (!lines.isEmpty()) {
            for (Line past : lines) {
                for (int i = 0; i < past.times; i++) {
                    drain(past.text, sink);
                }
            }
            lines.clear();
        }
        if (!line.isEmpty()) {
            drain(line, sink);
            line.setLength(0);
        }
    }

    private static void drain(CharSequence text, Sink sink) {
        for (int i = 0; i < text.length(); i++) {
            sink.accept(text.charAt(i));
        }
    }
}
