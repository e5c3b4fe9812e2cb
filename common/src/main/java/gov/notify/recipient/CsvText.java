package gov.notify.recipient;

import java.io.IOException;
import java.io.Reader;

/// Makes what spreadsheets export strictly valid CSV, character by character and in constant memory.
///
/// White space at both ends and commas at the end are dropped; spaces before a field are skipped; a field that goes on
/// after its closing quote becomes one quoted field; a row ends with LF; a field of more than [#LONGEST_FIELD]
/// characters is refused.
final class CsvText extends Reader {

    /// Characters in one field, as many as the parser of the reference allows.
    static final int LONGEST_FIELD = 131_072;

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        /// A quote has come that closes the field, unless another one follows.
        QUOTE,
        /// Text after the closing quote, kept inside the quotes.
        TAIL
    }

    private final Reader source;
    private final char[] input = new char[8192];
    private final TrailingBlank blank = new TrailingBlank();
    private final StringBuilder ready = new StringBuilder(16384);
    private int read;
    private State state = State.FIELD_START;
    private int fieldLength;
    private boolean started;
    private boolean afterReturn;
    private boolean ended;

    CsvText(Reader source) {
        this.source = source;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (read == ready.length()) {
            if (ended) {
                return -1;
            }
            ready.setLength(0);
            read = 0;
            fill();
        }
        int count = Math.min(length, ready.length() - read);
        ready.getChars(read, read + count, target, offset);
        read += count;
        return count;
    }

    private void fill() throws IOException {
        int count = source.read(input);
        if (count < 0) {
            ended = true;
            close(state);
            return;
        }
        for (int i = 0; i < count; i++) {
            char c = input[i];
            if (TrailingBlank.mayEnd(c)) {
                // White space before the first comma is that before the file.
                started |= c == ',';
                if (started) {
                    blank.add(c);
                }
            } else {
                started = true;
                blank.drainTo(this::accept);
                accept(c);
            }
        }
    }

    private void close(State last) {
        if (last == State.QUOTED || last == State.QUOTE || last == State.TAIL) {
            ready.append('"');
        }
    }

    private void accept(char c) {
        if (afterReturn) {
            afterReturn = false;
            if (c == '\n') {
                return;
            }
        }
        switch (state) {
            case FIELD_START -> {
                if (c == '"') {
                    ready.append(c);
                    state = State.QUOTED;
                } else if (c != ' ') {
                    state = State.PLAIN;
                    plain(c);
                }
            }
            case PLAIN -> plain(c);
            case QUOTED -> {
                if (c == '"') {
                    state = State.QUOTE;
                } else {
                    append(c);
                }
            }
            case QUOTE -> {
                if (c == '"') {
                    ready.append('"');
                    append('"');
                    state = State.QUOTED;
                } else {
                    state = State.TAIL;
                    tail(c);
                }
            }
            case TAIL -> tail(c);
        }
    }

    private void plain(char c) {
        if (endsField(c)) {
            nextField(c);
        } else {
            append(c);
        }
    }

    private void tail(char c) {
        if (endsField(c)) {
            ready.append('"');
            nextField(c);
        } else {
            if (c == '"') {
                ready.append('"');
            }
            append(c);
        }
    }

    private static boolean endsField(char c) {
        return c == ',' || c == '\n' || c == '\r';
    }

    private void nextField(char c) {
        // A space that is skipped behind a CR must not join it with a LF.
        afterReturn = c == '\r';
        ready.append(afterReturn ? '\n' : c);
        state = State.FIELD_START;
        fieldLength = 0;
    }

    private void append(char c) {
        if (++fieldLength > LONGEST_FIELD) {
            throw new UnreadableCsv(UnreadableCsv.Reason.FIELD_TOO_LONG);
        }
        ready.append(c);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
