package gov.notify.api.http;

import gov.notify.api.auth.Caller;
import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiErrorMapper;
import gov.notify.api.error.ApiException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Keeps the answers that are under way within the memory for them: one stays in memory outside the heap until its
/// last byte is taken, and whoever does not take his must not have others' answers cut off.
@Singleton
public class LargeAnswers {

    /// Smaller ones do not count.
    static final int SMALL = 64 * 1024;

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final BodyBudgets budgets;

    LargeAnswers(BodyBudgets budgets) {
        this.budgets = budgets;
    }

    /// An answer that counts from now on, before what it tells of is committed.
    ///
    /// @throws gov.notify.api.error.ApiException 503 where there is no room for it now
    public CountedAnswer counted(byte[] answer, Caller caller) {
        return counted(answer, budgets.ofAnswers(caller.service().id()));
    }

    @ServerResponseFilter
    public void count(ContainerRequestContext request, ContainerResponseContext response, RoutingContext exchange) {
        if (response.getEntity() instanceof byte[] answer && answer.length > SMALL) {
            try {
                response.setEntity(
                        Caller.isKnown(request)
                                ? counted(answer, Caller.of(request))
                                : counted(answer, budgets.ofAnswersToStrangers()));
            } catch (ApiException refused) {
                var refusal = ApiErrorMapper.answer(
                        refused.refusal(), request.getUriInfo().getPath());
                response.setStatus(refusal.getStatus());
                response.setEntity(refusal.getEntity());
                response.getHeaders().putAll(refusal.getHeaders());
            }
        }
        if (response.getEntity() instanceof CountedAnswer answer) {
            answer.belongsTo(exchange);
        }
    }

    private static CountedAnswer counted(byte[] answer, BodyBudget.Share share) {
        long counted = answer.length > SMALL ? Math.min(answer.length, BodyBudgets.MOST_OF_AN_ANSWER) : 0;
        if (counted > 0 && !share.take(counted)) {
            throw new ApiError.Unavailable(RETRY).thrown();
        }
        return new CountedAnswer(answer, share, counted);
    }
}
