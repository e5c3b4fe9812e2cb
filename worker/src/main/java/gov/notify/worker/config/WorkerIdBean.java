package gov.notify.worker.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Names this run of this worker.
@ApplicationScoped
class WorkerIdBean {

    @Produces
    @Singleton
    WorkerId workerId(Clock clock) {
        return WorkerId.ofThisProcess(clock.millis());
    }
}
