package gov.notify.api.admin.user;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;
import gov.notify.batch.Overloaded;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Hashes passwords with Argon2id, and knows them again, also by the bcrypt hashes that were made before Notify.
///
/// A hash takes a core for some hundredths of a second, and 19 MiB. So no more are under way at once than there are
/// cores, and memory for, on threads of their own: neither an event loop nor what carries virtual threads is kept busy.
/// Whoever asks must hold no connection meanwhile.
@Singleton
public class Passwords {

    /// Characters that a password may have; each of them counts.
    public static final int LONGEST = 1000;

    /// Stands where a hash would, and is that of no password.
    public static final String UNUSABLE = "unusable";

    // The least that OWASP's Password Storage Cheat Sheet asks of Argon2id.
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final String OURS = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

    private static final int MOST_WAITING = 256;

    /// Of the heap, for all hashes together. (The library keeps as much as one takes for good.)
    private static final int SHARE_OF_HEAP = 4;

    private final ThreadPoolExecutor threads;
    private final String ofNobody;

    @Inject
    Passwords() {
        this(mostAtOnce(), MOST_WAITING);
    }

    Passwords(int atOnce, int mostWaiting) {
        threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(mostWaiting),
                Thread.ofPlatform().name("notify-passwords-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        ofNobody = hash("nobody's");
    }

    private static int mostAtOnce() {
        long room = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / (1024L * MEMORY_KIB);
        return Math.clamp(room, 1, Runtime.getRuntime().availableProcessors());
    }

    public static boolean isTooLong(String password) {
        return password.codePointCount(0, password.length()) > LONGEST;
    }

    /// A hash to be kept.
    ///
    /// @throws Overloaded where too many wait already
    public String hash(String password) {
        return onItsThread(() -> Password.hash(password)
                .addRandomSalt(SALT_BYTES)
                .with(Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID))
                .getResult());
    }

    /// Whether a hash is that of this password. It takes as long where the hash is none.
    ///
    /// @throws Overloaded where too many wait already
    public boolean matches(String password, String hash) {
        boolean known = isOfArgon2(hash) || isOfBcrypt(hash);
        return onItsThread(() -> check(password, known ? hash : ofNobody)) && known;
    }

    /// Whether a hash that matched should give way to one made anew.
    public boolean isDated(String hash) {
        return !hash.startsWith(OURS);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    private static boolean check(String password, String hash) {
        try {
            var function = isOfBcrypt(hash)
                    ? BcryptFunction.getInstanceFromHash(hash)
                    : Argon2Function.getInstanceFromHash(hash);
            return Password.check(password, hash).with(function);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return false; // cut short or garbled: nobody's
        }
    }

    private static boolean isOfArgon2(String hash) {
        return hash.startsWith("$argon2");
    }

    private static boolean isOfBcrypt(String hash) {
        return hash.startsWith("$2");
    }

    private <T> T onItsThread(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException _) {
            throw new Overloaded("too many passwords wait to be hashed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a password was hashed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e.getCause());
        }
    }
}
