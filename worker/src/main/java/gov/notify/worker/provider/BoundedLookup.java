package gov.notify.worker.provider;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.conn.DnsResolver;

/// Looks names up without making a call wait for as long as the system's resolver does (10 s to 30 s with its
/// defaults), which nothing can interrupt. Callers that want the same name wait for the same look-up.
final class BoundedLookup implements DnsResolver {

    private final Duration limit;
    private final DnsResolver system;
    private final Map<String, CompletableFuture<InetAddress[]>> underWay = new ConcurrentHashMap<>();

    /// @param limit for one caller; the look-up itself goes on for those that come after
    BoundedLookup(Duration limit) {
        this(limit, InetAddress::getAllByName);
    }

    BoundedLookup(Duration limit, DnsResolver system) {
        this.limit = limit;
        this.system = system;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        try {
            return underWay.computeIfAbsent(host, this::begin).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        }
    }

    // On a platform thread: the system's resolver would keep a carrier from all other virtual threads.
    private CompletableFuture<InetAddress[]> begin(String host) {
        var answer = new CompletableFuture<InetAddress[]>();
        Thread.ofPlatform().daemon().name("notify-lookup").start(() -> {
            try {
                answer.complete(system.resolve(host));
            } catch (UnknownHostException | RuntimeException e) {
                answer.completeExceptionally(e);
            } finally {
                underWay.remove(host, answer);
            }
        });
        return answer;
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        var unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }
}
