package gov.notify.api.notification;

import gov.notify.api.auth.Caller;
import gov.notify.message.Channel;
import gov.notify.notification.NotificationFilter;
import gov.notify.notification.NotificationReader;
import gov.notify.notification.StoredNotification;
import gov.notify.notification.Uuid7;
import gov.notify.service.ServiceSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Finds notifications for the service that sent them, within its retention.
@ApplicationScoped
class Notifications {

    /// Rows of a page, fixed.
    static final int PAGE = 250;

    private static final Set<String> CHANNELS = Set.of(Channel.EMAIL.wireName(), Channel.SMS.wireName());

    private final NotificationReader reader;
    private final Clock clock;

    Notifications(NotificationReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /// A notification of the caller's service, whatever key made it; empty once it is past retention.
    Optional<StoredNotification> find(Caller caller, UUID id) {
        return reader.find(caller.service().id(), id)
                .filter(found -> !found.times().created().isBefore(edge(caller.service(), found.channel())));
    }

    /// The newest notifications that the query selects, at most 250.
    List<StoredNotification> page(Caller caller, ListQuery query) {
        var statuses = StatusWords.selectedBy(query.statuses());
        var channels = channels(query.templateTypes());
        boolean nothingSelected = (statuses.isEmpty() && !query.statuses().isEmpty())
                || (channels.isEmpty() && !query.templateTypes().isEmpty());
        var olderThan = query.olderThan();
        if (nothingSelected
                || (olderThan != null
                        && reader.find(caller.service().id(), olderThan).isEmpty())) {
            return List.of();
        }
        var service = caller.service();
        var filter = new NotificationFilter(
                service.id(),
                statuses,
                channels,
                query.reference(),
                caller.key().type(),
                query.includeJobs() != null,
                Uuid7.floor(edge(service, Channel.EMAIL)),
                Uuid7.floor(edge(service, Channel.SMS)),
                olderThan,
                PAGE,
                0);
        return reader.page(filter);
    }

    /// Rows of a counted page.
    ///
    /// @param total rows that the query selects, on all pages
    record Counted(List<StoredNotification> rows, long total) {}

    /// A page of the older list, and how much there is in all.
    Counted page(Caller caller, V1ListQuery query) {
        var statuses = StatusWords.selectedBy(
                query.statuses().stream().filter(StatusWords.FILTER::contains).toList());
        var channels = channels(
                query.templateTypes().stream().filter(CHANNELS::contains).toList());
        if ((statuses.isEmpty() && !query.statuses().isEmpty())
                || (channels.isEmpty() && !query.templateTypes().isEmpty())) {
            return new Counted(List.of(), 0);
        }
        var service = caller.service();
        var filter = new NotificationFilter(
                service.id(),
                statuses,
                channels,
                null,
                caller.key().type(),
                query.includeJobs(),
                Uuid7.floor(since(query, edge(service, Channel.EMAIL))),
                Uuid7.floor(since(query, edge(service, Channel.SMS))),
                null,
                query.pageSize(),
                (int) Math.min((query.page() - 1L) * query.pageSize(), Integer.MAX_VALUE));
        return new Counted(reader.page(filter), reader.count(filter));
    }

    private Instant since(V1ListQuery query, Instant edge) {
        if (query.limitDays().isEmpty()) {
            return edge;
        }
        var midnight = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minusDays(query.limitDays().getAsInt())
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return midnight.isAfter(edge) ? midnight : edge;
    }

    private static EnumSet<Channel> channels(List<String> types) {
        var channels = EnumSet.noneOf(Channel.class);
        types.stream().filter(type -> !type.equals("letter")).forEach(type -> channels.add(Channel.of(type)));
        return channels;
    }

    /// Messages made before this moment are past the service's retention.
    private Instant edge(ServiceSnapshot service, Channel channel) {
        return clock.instant().minus(Duration.ofDays(service.retentionDays(channel)));
    }
}
