package gov.notify.worker.config;

import gov.notify.worker.stream.WorkerId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Beans that have no better place.
@ApplicationScoped
class WorkerBeans {

    @Produces
    @Singleton
    WorkerId workerId(Clock clock) {
        return WorkerId.ofThisProcess(clock.millis());
    }
}
