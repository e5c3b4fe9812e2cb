package gov.notify.worker.stream;

import gov.notify.log.SafeStackTrace;
import gov.notify.log.TroubleLog;
import gov.notify.redis.RedisUnavailable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// Does one thing again and again on a virtual thread, with a pause in between, whatever happens.
///
/// The boundary at which trouble ends: a step that throws is logged (once, as long as it lasts) and tried again after
/// the next pause, because a loop that died silently would be worse than any one failure.
public final class PeriodicTask implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PeriodicTask.class);

    /// No step waits as long for anything: every call to a store has its time-out.
    private static final Duration STUCK = Duration.ofMinutes(10);

    /// What is done each time.
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    private final String name;
    private final Duration pause;
    private final Step step;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile long steppingSinceNanos;
    private volatile boolean stepping;
    private final Thread thread;
    private volatile boolean closed;
    private boolean urged;
    private final TroubleLog trouble = new TroubleLog(LOG);

    private PeriodicTask(String name, Duration pause, Step step) {
        this.name = name;
        this.pause = pause;
        this.step = step;
        this.thread = Thread.ofVirtual().name("notify-" + name).unstarted(this::run);
    }

    /// The first time is after one pause. Pauses vary by a tenth, so that workers do not march in step.
    public static PeriodicTask every(Duration pause, String name, Step step) {
        var task = new PeriodicTask(name, pause, step);
        task.thread.start();
        return task;
    }

    /// Cuts the present or next pause short.
    public void urge() {
        lock.lock();
        try {
            urged = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Whether it still goes round: its thread lives, and no step has lasted longer than ten minutes.
    public boolean isWell() {
        return isWell(STUCK);
    }

    boolean isWell(Duration stuck) {
        return thread.isAlive() && !(stepping && System.nanoTime() - steppingSinceNanos > stuck.toNanos());
    }

    /// Begins no more steps, and does not wait for the one under way.
    public void leave() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Lets the step under way finish, for at most five seconds.
    @Override
    public void close() {
        leave();
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                LOG.warnf("%s is still busy", name);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (rest()) {
            try {
                steppingSinceNanos = System.nanoTime();
                stepping = true;
                step.run();
                trouble.over("%s works again", name);
            } catch (RedisUnavailable e) {
                trouble.warn(e, "%s: %s (%s)", name, e.getMessage(), e.getCause());
            } catch (Exception | Error e) {
                trouble.error(e, "%s failed: %s", name, SafeStackTrace.of(e));
            } finally {
                stepping = false;
            }
        }
    }

    private boolean rest() {
        lock.lock();
        try {
            long left = (long)
                    (pause.toNanos() * (0.9 + 0.2 * ThreadLocalRandom.current().nextDouble()));
            while (!closed && !urged && left > 0) {
                left = changed.awaitNanos(left);
            }
            urged = false;
        } catch (InterruptedException _) {
            // Left behind by a step: nobody else interrupts a loop, and it must not end one.
            LOG.debugf("%s was interrupted", name);
        } finally {
            lock.unlock();
        }
        return !closed;
    }
}
