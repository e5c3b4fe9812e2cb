package gov.notify.api.http;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.api.json.AnswerJson;
import gov.notify.batch.Overloaded;
import gov.notify.jdbc.Outage;
import gov.notify.jdbc.Sql;
import gov.notify.log.SafeStackTrace;
import gov.notify.security.DecryptionException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns errors, and whatever else may go wrong, into the contract's answers.
///
/// The boundary of the program towards its callers: what nobody foresaw is logged here, once, and told to no one.
@Singleton
public class ApiErrorMapper {

    private static final Logger LOG = Logger.getLogger(ApiErrorMapper.class);

    /// How long a caller is asked to stay away while Postgres is.
    private static final Duration OUTAGE = Duration.ofSeconds(5);

    /// How long a caller is asked to stay away while a sealing key is not known to every process.
    private static final Duration KEY_COMES = Duration.ofSeconds(30);

    /// Of an answer 500: finds the line of the log that says what went wrong.
    private static final String REQUEST_ID = "X-Request-Id";

    private final Routes routes;

    ApiErrorMapper(Routes routes) {
        this.routes = routes;
    }

    @ServerExceptionMapper
    public Response refused(ApiException refused, UriInfo uri) {
        return answer(refused.error(), uri.getPath());
    }

    /// More is waiting for Postgres than should: come back in a second.
    @ServerExceptionMapper
    public Response overloaded(Overloaded e, UriInfo uri) {
        return answer(ApiError.unavailable(Duration.ofSeconds(1)), uri.getPath());
    }

    /// Somebody holds what the request needs for longer than it may wait: come back in a second.
    @ServerExceptionMapper
    public Response storeRefused(Sql.Refused e, UriInfo uri) {
        return e.isLockTimeout()
                ? answer(ApiError.unavailable(Duration.ofSeconds(1)), uri.getPath())
                : unforeseen(e, uri);
    }

    /// Another process seals with a key that this one has not been given yet: it opens once the key has come
    /// here too.
    @ServerExceptionMapper
    public Response cannotOpen(DecryptionException e, UriInfo uri) {
        if (!e.keyUnknown()) {
            return unforeseen(e, uri);
        }
        LOG.errorf("a sealed value cannot be opened yet: %s", e.getMessage());
        return answer(ApiError.unavailable(KEY_COMES), uri.getPath());
    }

    /// The router looks among the paths of one method alone: where another method has the path, that is what is wrong.
    @ServerExceptionMapper
    public Response unknownPath(NotFoundException e, UriInfo uri, Request request) {
        var methods = routes.methodsOf(uri.getPath());
        boolean isOfAnother = !methods.isEmpty() && !methods.contains(request.getMethod());
        return answer(isOfAnother ? ApiError.wrongMethod(methods) : ApiError.unknownPath(), uri.getPath());
    }

    @ServerExceptionMapper
    public Response wrongMethod(NotAllowedException e, UriInfo uri) {
        return answer(ApiError.wrongMethod(routes.methodsOf(uri.getPath())), uri.getPath());
    }

    /// Faults that the HTTP layer itself finds keep their status; everything else of theirs is ours to say.
    @ServerExceptionMapper
    public Response http(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        if (status == 413) {
            return answer(ApiError.tooLarge(BodyLimits.of(uri.getPath())), uri.getPath());
        }
        if (status >= 400 && status < 500) {
            return answer(ApiError.malformedBody(), uri.getPath());
        }
        return unforeseen(e, uri);
    }

    /// The caller broke off in the middle of its body: nobody is left to tell, and nothing of ours is wrong.
    @ServerExceptionMapper
    public Response brokenOff(IOException e, UriInfo uri) {
        return answer(ApiError.malformedBody(), uri.getPath());
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable e, UriInfo uri) {
        if (Outage.isBehind(e)) {
            LOG.warn("Postgres is away: " + SafeStackTrace.of(e));
            return answer(ApiError.unavailable(OUTAGE), uri.getPath());
        }
        // Messages of exceptions may quote what a caller sent, so only their types and places are logged.
        var id = UUID.randomUUID();
        LOG.errorf("unforeseen, request %s: %s", id, SafeStackTrace.of(e));
        var response = Response.fromResponse(answer(ApiError.unforeseen(), uri.getPath()));
        return response.header(REQUEST_ID, id).build();
    }

    /// The answer to an error at this path.
    Response answer(ApiError error, String path) {
        var response = Response.status(error.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(AnswerJson.bytes(routes.body(error, path)));
        error.headers().forEach(response::header);
        return response.build();
    }
}
