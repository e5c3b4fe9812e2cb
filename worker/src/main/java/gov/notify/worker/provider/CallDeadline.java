package gov.notify.worker.provider;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Ends calls to providers that take longer than they may, whatever they are waiting for.
///
/// Timeouts of a socket bound one read; a whole call also waits for a name, for a free connection, for several
/// addresses, for a peer that takes bytes slowly or answers one byte at a time. So one thread looks at all calls under
/// way and interrupts the caller of an overdue one: on a virtual thread that ends every wait, and closes the socket it
/// waits at. A timer for each call would cost more, and would keep finished calls until it is due.
final class CallDeadline implements AutoCloseable {

    private static final Duration LONGEST_LOOK = Duration.ofMillis(100);

    private final long limitNanos;
    private final long lookNanos;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private final Thread watch;
    private volatile boolean closed;

    /// @param limit no call is under way for longer
    CallDeadline(Duration limit) {
        this.limitNanos = limit.toNanos();
        this.lookNanos = Math.min(LONGEST_LOOK.toNanos(), limitNanos / 10);
        this.watch = Thread.ofPlatform().daemon().name("notify-call-deadline").start(this::watch);
    }

    /// Makes a call on this thread; past the limit it is interrupted again and again until it ends. The
    /// thread is left as it was, not interrupted.
    <T> T within(Supplier<T> makeCall) {
        var call = new Call();
        underWay.add(call);
        try {
            return makeCall.get();
        } finally {
            underWay.remove(call);
            call.end();
        }
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(this, lookNanos);
            long now = System.nanoTime();
            for (var call : underWay) {
                if (now - call.began > limitNanos - 2 * lookNanos) {
                    call.interrupt();
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watch);
    }

    private static final class Call {
        private final Thread caller = Thread.currentThread();
        private final long began = System.nanoTime();
        private boolean ended;
        private boolean interrupted;

        synchronized void interrupt() {
            if (!ended) {
                interrupted = true;
                caller.interrupt();
            }
        }

        synchronized void end() {
            ended = true;
            if (interrupted) {
                Thread.interrupted();
            }
        }
    }
}
