package gov.notify.api.admin.statistics;

import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.json.UuidText;
import gov.notify.limit.AllowanceYear;
import gov.notify.service.Service;
import gov.notify.statistics.MessageCounts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/service/get-service-message-ratio`: how much of its year's allowance a service has used
/// (docs/contract/admin-statistics.md, 8).
@Path("/service/get-service-message-ratio")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class MessageRatioResource {

    private final MessageCounts counts;
    private final Clock clock;

    MessageRatioResource(MessageCounts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    /// @param messagesRemaining never below 0
    public record Ratio(long messagesSent, long messagesRemaining, long totalMessageLimit) {}

    @GET
    public Ratio ratio(@QueryParam("service_id") @Nullable String serviceId) {
        var service = Optional.ofNullable(serviceId)
                .map(UuidText::parse)
                .flatMap(id -> Service.<Service>findByIdOptional(id))
                .orElseThrow(() -> ApiError.noResult().thrown());
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        long sent = counts.sent(service.id, AllowanceYear.startOf(today), AllowanceYear.endOf(today));
        long limit = service.totalMessageLimit;
        return new Ratio(sent, Math.max(0, limit - sent), limit);
    }
}
