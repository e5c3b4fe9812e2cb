package gov.notify.api.notification;

import gov.notify.api.error.ApiError;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// How many lists are read at once: fewer than there are connections for reading, so that whoever asks for one message
/// always finds one, and fewer still for one service.
@Singleton
class ListTurns {

    private static final int AT_ONCE = 4;
    private static final int OF_A_SERVICE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Semaphore all = new Semaphore(AT_ONCE, true);
    private final Map<UUID, Line> lines = new ConcurrentHashMap<>();

    /// @param semaphore of those at work
    /// @param members those at work and those that wait
    private record Line(Semaphore semaphore, int members) {
        Line joined() {
            return new Line(semaphore, members + 1);
        }
    }

    /// Reads when it is this service's turn.
    ///
    /// @throws gov.notify.api.error.ApiException 503 when its turn does not come within five seconds
    <R> R take(UUID service, Supplier<R> read) {
        var line = join(service);
        try {
            return within(line, () -> within(all, read));
        } finally {
            leave(service);
        }
    }

    private static <R> R within(Semaphore semaphore, Supplier<R> read) {
        try {
            if (!semaphore.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ApiError.unavailable(RETRY).thrown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiError.unavailable(RETRY).thrown();
        }
        try {
            return read.get();
        } finally {
            semaphore.release();
        }
    }

    private Semaphore join(UUID service) {
        return lines.merge(service, new Line(new Semaphore(OF_A_SERVICE, true), 1), (line, _) -> line.joined())
                .semaphore();
    }

    private void leave(UUID service) {
        lines.computeIfPresent(
                service, (_, line) -> line.members() == 1 ? null : new Line(line.semaphore(), line.members() - 1));
    }
}
