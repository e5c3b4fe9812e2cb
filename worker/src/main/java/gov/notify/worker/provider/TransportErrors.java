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

    static ErrorClass classOf(SdkClientException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            // Also the wait for a free connection of the pool, which is a kind of ConnectTimeoutException.
            if (cause instanceof ConnectTimeoutException
                    || cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException) {
                return ErrorClass.RETRYABLE;
            }
            if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
                return ErrorClass.CONFIG;
            }
        }
        return saysNoCredentials(e) ? ErrorClass.CONFIG : ErrorClass.AMBIGUOUS;
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
