package gov.notify.api.admin.statistics;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.statistics.HourlyMessages;
import gov.notify.statistics.HourlyMessages.InHour;
import gov.notify.statistics.MessageCounts;
import gov.notify.statistics.StatusCount;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `/service/{id}/statistics`: what became of a service's messages
/// (docs/contract/admin-statistics.md, 6). The first is asked for by every page of a service, often
/// twice.
@Path("/service/{serviceId}/statistics")
@AdminRequired
@RunOnVirtualThread
public class StatisticsResource {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH':00:00Z'").withZone(ZoneOffset.UTC);

    private final MessageCounts counts;
    private final HourlyMessages hours;
    private final Clock clock;

    StatisticsResource(MessageCounts counts, HourlyMessages hours, Clock clock) {
        this.counts = counts;
        this.hours = hours;
        this.clock = clock;
    }

    @GET
    public Data<ChannelTotals> totals(
            @PathParam("serviceId") UUID serviceId,
            @QueryParam("today_only") @Nullable String todayOnly,
            @QueryParam("limit_days") @DefaultValue("8") String limitDays) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var since = DaysAsked.since(today, limitDays);
        return new Data<>(ChannelTotals.of(counts.since(serviceId, "True".equals(todayOnly) ? today : since)));
    }

    @GET
    @Path("/{last}/{days}")
    public Data<Map<String, ChannelTotals>> byHour(
            @PathParam("serviceId") UUID serviceId, @PathParam("last") String last, @PathParam("days") String days) {
        return new Data<>(byHour(serviceId, DaysAsked.until(last, days), null));
    }

    @GET
    @Path("/user/{userId}/{last}/{days}")
    public Data<Map<String, ChannelTotals>> byHourOfOneSender(
            @PathParam("serviceId") UUID serviceId,
            @PathParam("userId") UUID userId,
            @PathParam("last") String last,
            @PathParam("days") String days) {
        return new Data<>(byHour(serviceId, DaysAsked.until(last, days), userId));
    }

    private SequencedMap<String, ChannelTotals> byHour(UUID serviceId, DaysAsked days, @Nullable UUID createdBy) {
        var byHour = hours.between(serviceId, days.first(), days.last(), createdBy).stream()
                .collect(Collectors.groupingBy(InHour::hour, TreeMap::new, Collectors.toList()));
        var totals = new TreeMap<String, ChannelTotals>();
        byHour.forEach((hour, counted) -> totals.put(HOUR.format(hour), ChannelTotals.ofHour(ofAll(counted))));
        return totals;
    }

    private static List<StatusCount> ofAll(List<InHour> counted) {
        return counted.stream().map(InHour::count).toList();
    }
}
