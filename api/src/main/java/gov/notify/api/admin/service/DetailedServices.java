package gov.notify.api.admin.service;

import gov.notify.api.error.ApiError;
import gov.notify.service.Service;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// Services with what they have sent.
@ApplicationScoped
class DetailedServices {

    /// Before today.
    private static final int DAYS = 8;

    private final SentTallies tallies;
    private final Clock clock;

    DetailedServices(SentTallies tallies, Clock clock) {
        this.tallies = tallies;
        this.clock = clock;
    }

    /// All of them if today is among the days, otherwise those that have sent something in them.
    List<DetailedServiceView> list(ServiceListQuery.Detailed query) {
        var until = query.isOfToday() ? query.today() : query.days().until();
        var sent = tallies.of(query.days().from(), until, query.today(), query.withTests(), null);
        return Service.all(query.onlyActive() && query.isOfToday()).stream()
                .filter(service -> query.includesToday() || sent.containsKey(service.id))
                .map(service -> DetailedServiceView.of(service, sent.getOrDefault(service.id, SentTally.NONE)))
                .toList();
    }

    /// One with more of what is known about it.
    ShownService one(UUID id, boolean todayOnly) {
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        // Before the service is read: afterwards this transaction holds a connection.
        var sent = tallies.of(todayOnly ? today : today.minusDays(DAYS), today, today, false, id);
        Service service = Service.<Service>findByIdOptional(id)
                .orElseThrow(() -> ApiError.noResult().thrown());
        return ShownService.of(service, sent.getOrDefault(id, SentTally.NONE));
    }
}
