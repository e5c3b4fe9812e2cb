package gov.notify.api.admin;

import gov.notify.api.error.ApiError;
import gov.notify.service.Service;
import java.util.UUID;

/// What changes a service, or several rows of one together, does so alone.
public final class ServiceLock {

    private ServiceLock() {}

    /// Only looks whether there is such a service.
    ///
    /// @throws gov.notify.api.error.ApiException 404 where there is none
    public static void require(UUID serviceId) {
        if (Service.findByIdOptional(serviceId).isEmpty()) {
            throw ApiError.noResult().thrown();
        }
    }

    /// Locks a service until the transaction ends.
    ///
    /// @throws gov.notify.api.error.ApiException 404 where there is none
    public static void take(UUID serviceId) {
        if (!Service.lock(serviceId)) {
            throw ApiError.noResult().thrown();
        }
    }
}
