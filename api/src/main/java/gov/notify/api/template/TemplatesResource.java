package gov.notify.api.template;

import gov.notify.api.auth.Caller;
import gov.notify.api.auth.KeyRequired;
import gov.notify.api.json.AnswerJson;
import gov.notify.api.schema.Query;
import gov.notify.api.schema.ValidationErrors;
import gov.notify.template.TemplateSnapshots;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/// GET `/v2/templates`: what a service can send, by name (docs/contract/public-api.md, 3.7).
@Path("/v2/templates")
@KeyRequired
@RunOnVirtualThread
public class TemplatesResource {

    private static final List<String> TYPES = List.of("sms", "email", "letter");

    private final TemplateSnapshots templates;

    TemplatesResource(TemplateSnapshots templates) {
        this.templates = templates;
    }

    private record Listed(List<TemplateView> templates) {}

    @GET
    public Response list(@Context UriInfo uri, @Context ContainerRequestContext request) {
        var query = new Query(uri.getQueryParameters(), new ValidationErrors());
        var type = query.word("type", TYPES, List.of());
        query.end();
        var listed = templates.listed(Caller.of(request).service().id()).stream()
                .filter(template -> type == null || template.type().wireName().equals(type))
                .map(TemplateView::of)
                .toList();
        return Response.ok(AnswerJson.bytes(new Listed(listed)), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
