package gov.notify.api.admin.organization;

import gov.notify.service.Service;
import java.util.UUID;

/// A service as its organization shows it.
record OwnedService(UUID id, String name, boolean active, boolean restricted) {

    static OwnedService of(Service row) {
        return new OwnedService(row.id, row.name, row.active, row.restricted);
    }
}
