package gov.notify.api.http;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.api.json.AnswerJson;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Writes what resources answer as JSON, where they have not done so themselves, and keeps the answers that
/// are under way within the memory for them: one stays in memory outside the heap until its last byte is
/// taken, and whoever does not take his must not have others' answers cut off.
@Singleton
public class LargeAnswers {

    /// Smaller ones do not count.
    static final int SMALL = 8 * 1024;

    private static final Annotation[] NONE = {};
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final BodyBudgets budgets;
    private final ApiErrorMapper errors;

    LargeAnswers(BodyBudgets budgets, ApiErrorMapper errors) {
        this.budgets = budgets;
        this.errors = errors;
    }

    /// An answer that counts from now on, before what it tells of is committed.
    ///
    /// @throws gov.notify.api.error.ApiException 503 where there is no room for it now
    public CountedAnswer counted(byte[] answer, UUID owner) {
        return counted(answer, budgets.ofAnswers(owner));
    }

    /// Before [JsonBodyReader#release]: the answer may be made of the body.
    @ServerResponseFilter(priority = Priorities.ENTITY_CODER)
    public void count(ContainerRequestContext request, ContainerResponseContext response, RoutingContext exchange) {
        write(response);
        if (response.getEntity() instanceof byte[] answer && answer.length > SMALL) {
            var share = MemoryOwner.of(exchange).map(budgets::ofAnswers).orElseGet(budgets::ofAnswersToStrangers);
            try {
                response.setEntity(
                        isWritten(request, exchange) ? countedAnyway(answer, share) : counted(answer, share));
            } catch (ApiException refused) {
                var refusal =
                        errors.answer(refused.error(), request.getUriInfo().getPath());
                response.setStatus(refusal.getStatus());
                response.setEntity(refusal.getEntity());
                response.getHeaders().putAll(refusal.getHeaders());
            }
        }
        if (response.getEntity() instanceof CountedAnswer answer) {
            answer.belongsTo(exchange);
        }
    }

    /// Services' sends count theirs before they commit, and their previews write nothing.
    private static boolean isWritten(ContainerRequestContext request, RoutingContext exchange) {
        return !request.getMethod().equals(HttpMethod.GET)
                && MemoryOwner.of(exchange).filter(MemoryOwner.ADMIN::equals).isPresent();
    }

    private static void write(ContainerResponseContext response) {
        var entity = response.getEntity();
        if (entity instanceof CountedAnswer || !response.hasEntity()) {
            return;
        }
        if (!(entity instanceof byte[])) {
            response.setEntity(AnswerJson.bytes(entity), NONE, MediaType.APPLICATION_JSON_TYPE);
        } else if (response.getMediaType() == null) {
            response.setEntity(entity, NONE, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static CountedAnswer counted(byte[] answer, BodyBudget.Share share) {
        long counted = size(answer, share);
        if (counted > 0 && !share.take(counted)) {
            throw ApiError.unavailable(RETRY).thrown();
        }
        return new CountedAnswer(answer, share, counted);
    }

    /// What was written is committed by now, so there must not be a refusal in place of the answer.
    private static CountedAnswer countedAnyway(byte[] answer, BodyBudget.Share share) {
        long counted = size(answer, share);
        share.takeAnyway(counted);
        return new CountedAnswer(answer, share, counted);
    }

    private static long size(byte[] answer, BodyBudget.Share share) {
        return answer.length > SMALL ? Math.min(answer.length, share.most()) : 0;
    }
}
