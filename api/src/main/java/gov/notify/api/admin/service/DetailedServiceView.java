package gov.notify.api.admin.service;

import gov.notify.api.json.HttpDate;
import gov.notify.service.Service;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A service in the list of what all have sent.
///
/// @param notificationType a channel that it has sent something by; null where it has sent nothing
record DetailedServiceView(
        UUID id,
        String name,
        boolean restricted,
        boolean active,
        @Nullable String notificationType,
        HttpDate createdAt,
        SentTally statistics) {

    static DetailedServiceView of(Service service, SentTally sent) {
        return new DetailedServiceView(
                service.id,
                service.name,
                service.restricted,
                service.active,
                sent.anyChannel(),
                new HttpDate(service.createdAt),
                sent);
    }
}
