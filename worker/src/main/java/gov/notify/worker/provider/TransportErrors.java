package gov.notify.worker.provider;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.conn.ConnectTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Tells a call that never left from one that may have arrived.
final class TransportErrors {

    private TransportErrors() {}

    /// @param begun whether anything of the message was written to a connection
    static ErrorClass classOf(SdkClientException e, boolean begun) {
        boolean retryable = !begun;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
                return ErrorClass.CONFIG;
            }
            // Also the wait for a free connection of the pool, which is a kind of ConnectTimeoutException.
            retryable |= cause instanceof ConnectTimeoutException
                    || cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException;
        }
        if (saysNoCredentials(e)) {
            return ErrorClass.CONFIG;
        }
        return retryable ? ErrorClass.RETRYABLE : ErrorClass.AMBIGUOUS;
    }

    /// The kind of the innermost cause: its message could name anybody.
    static Reason reasonOf(SdkClientException e) {
        Throwable innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return new Reason(innermost.getClass().getSimpleName(), "");
    }

    private static boolean saysNoCredentials(SdkClientException e) {
        return e.getMessage() != null && e.getMessage().startsWith("Unable to load credentials");
    }
}
