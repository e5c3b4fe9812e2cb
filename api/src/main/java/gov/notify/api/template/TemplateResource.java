package gov.notify.api.template;

import gov.notify.api.auth.Caller;
import gov.notify.api.auth.KeyRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBodies;
import gov.notify.api.json.AnswerJson;
import gov.notify.api.json.UuidText;
import gov.notify.api.schema.Fields;
import gov.notify.api.schema.ValidationErrors;
import gov.notify.rendering.Personalisation;
import gov.notify.template.TemplateSnapshot;
import gov.notify.template.TemplateSnapshots;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// GET `/v2/template/{id}` and `/version/{n}`, POST `/preview` (docs/contract/public-api.md, 3.5 and 3.6).
@Path("/v2/template/{id}")
@KeyRequired
@RunOnVirtualThread
public class TemplateResource {

    private static final int MOST_DIGITS = 9;

    private final TemplateSnapshots templates;
    private final JsonBodies bodies;

    TemplateResource(TemplateSnapshots templates, JsonBodies bodies) {
        this.templates = templates;
        this.bodies = bodies;
    }

    @GET
    public Response current(@PathParam("id") String id, @Context ContainerRequestContext request) {
        var errors = new ValidationErrors();
        var templateId = uuid(id, errors);
        errors.refuseIfAny();
        return answer(TemplateView.of(found(current(request, templateId))));
    }

    @GET
    @Path("/version/{version: [0-9]+}")
    public Response version(
            @PathParam("id") String id,
            @PathParam("version") String version,
            @Context ContainerRequestContext request) {
        var errors = new ValidationErrors();
        var templateId = uuid(id, errors);
        int number = version.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(version);
        if (number < 1) {
            errors.add("version " + number + " is less than the minimum of 1");
        }
        errors.refuseIfAny();
        var serviceId = Caller.of(request).service().id();
        return answer(TemplateView.of(found(templates.version(serviceId, templateId, number))));
    }

    @POST
    @Path("/preview")
    public Response preview(byte[] body, @PathParam("id") String id, @Context ContainerRequestContext request) {
        var service = Caller.of(request).service().id();
        try (var json = body.length == 0 ? bodies.none(service) : bodies.read(body, service)) {
            return preview(id, json, request);
        }
    }

    private Response preview(String id, JsonBodies.Value json, ContainerRequestContext request) {
        var errors = new ValidationErrors();
        var templateId = uuid(id, errors);
        var values = Personalisation.of(Fields.of(json.get(), errors).object("personalisation"));
        errors.refuseIfAny();
        var template = found(current(request, templateId));
        var missing = missing(template, values);
        if (!missing.isEmpty()) {
            throw new ApiError.BadRequest("Missing personalisation: " + String.join(", ", missing)).thrown();
        }
        return answer(PreviewView.of(template, values, json::answeredWith));
    }

    private Optional<TemplateSnapshot> current(ContainerRequestContext request, UUID templateId) {
        return templates.current(Caller.of(request).service().id(), templateId);
    }

    private static TemplateSnapshot found(Optional<TemplateSnapshot> template) {
        return template.filter(found -> !found.hidden()).orElseThrow(() -> new ApiError.NoResult().thrown());
    }

    private static List<String> missing(TemplateSnapshot template, Personalisation values) {
        return switch (template.type()) {
            case EMAIL -> template.email().missing(values);
            case SMS -> template.sms().missing(values);
        };
    }

    /// The template's id, or a fault and an id that nothing has.
    private static UUID uuid(String text, ValidationErrors errors) {
        var id = UuidText.parse(text);
        if (id == null) {
            errors.add("id is not a valid UUID");
            return new UUID(0, 0);
        }
        return id;
    }

    private static Response answer(Object view) {
        return Response.ok(AnswerJson.bytes(view), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
