package gov.notify.worker.provider;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// How far the request of one call got: nobody can have taken a message whose request's body was never begun.
///
/// The body is read when it is written, which is after a connection was found or made. Whatever ended a call before
/// that (credentials, a name, the pool, dead addresses, the deadline), it left nothing behind.
final class RequestProgress {

    /// Of the call that this thread is making.
    static final ScopedValue<RequestProgress> CURRENT = ScopedValue.newInstance();

    private volatile boolean begun;

    boolean isBegun() {
        return begun;
    }

    /// The same content, whose reading is noted.
    InputStream noting(InputStream content) {
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                begun = true;
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                begun = true;
                return super.read(bytes, offset, length);
            }
        };
    }
}
