package gov.notify.log;

import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Says once that something is in trouble, once more where the trouble becomes another, and once that it is over: what
/// is tried again every second would fill the log otherwise.
public final class TroubleLog {

    private final Logger log;
    private final AtomicReference<@Nullable Class<?>> present = new AtomicReference<>();

    public TroubleLog(Logger log) {
        this.log = log;
    }

    /// What will pass by itself.
    public void warn(Throwable trouble, String format, @Nullable Object... values) {
        if (isNew(trouble)) {
            log.warnf(format, values);
        }
    }

    /// What somebody must mend.
    public void error(Throwable trouble, String format, @Nullable Object... values) {
        if (isNew(trouble)) {
            log.errorf(format, values);
        }
    }

    public void over(String format, @Nullable Object... values) {
        if (present.get() != null && present.getAndSet(null) != null) {
            log.infof(format, values);
        }
    }

    private boolean isNew(Throwable trouble) {
        return present.getAndSet(trouble.getClass()) != trouble.getClass();
    }
}
