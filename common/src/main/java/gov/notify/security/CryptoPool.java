package gov.notify.security;

import java.security.GeneralSecurityException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/// Ciphers and MACs, which are dear to make and serve one thread at a time.
///
/// Not thread-locals: a virtual thread lives for one request, so each would make its own. There are never more than
/// were in use at once.
///
/// @param <T> what is lent
public final class CryptoPool<T> {

    private final ConcurrentLinkedQueue<T> idle = new ConcurrentLinkedQueue<>();
    private final Supplier<T> make;

    public CryptoPool(Supplier<T> make) {
        this.make = make;
    }

    /// Work with what is lent.
    @FunctionalInterface
    public interface Use<T, R> {
        R with(T lent) throws GeneralSecurityException;
    }

    /// Lends one for the time of `use`. One that failed is not used again.
    public <R> R use(Use<T, R> use) throws GeneralSecurityException {
        var lent = idle.poll();
        if (lent == null) {
            lent = make.get();
        }
        var result = use.with(lent);
        idle.add(lent);
        return result;
    }
}
