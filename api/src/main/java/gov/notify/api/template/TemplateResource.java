package gov.notify.api.template;

import gov.notify.api.auth.CurrentCaller;
import gov.notify.api.auth.KeyRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.error.ErrorShape;
import gov.notify.api.error.ErrorsIn;
import gov.notify.api.http.JsonBody;
import gov.notify.api.http.PathNumber;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// GET `/v2/template/{id}` and `/version/{n}`, POST `/preview` (docs/contract/public-api.md, 3.5 and 3.6).
@Path("/v2/template/{id}")
@KeyRequired
@ErrorsIn(ErrorShape.NAMED)
@RunOnVirtualThread
public class TemplateResource {

    private final TemplateSnapshots templates;
    private final CurrentCaller caller;

    TemplateResource(TemplateSnapshots templates, CurrentCaller caller) {
        this.templates = templates;
        this.caller = caller;
    }

    @GET
    public TemplateView current(@PathParam("id") String id) {
        var errors = new ValidationErrors();
        var templateId = uuid(id, errors);
        errors.refuseIfAny();
        return TemplateView.of(found(templates.current(caller.serviceId(), templateId)));
    }

    @GET
    @Path("/version/{version: [0-9]+}")
    public TemplateView version(@PathParam("id") String id, @PathParam("version") String version) {
        var errors = new ValidationErrors();
        var templateId = uuid(id, errors);
        int number = PathNumber.of(version);
        if (number < 1) {
            errors.add("version", number + " is less than the minimum of 1");
        }
        errors.refuseIfAny();
        return TemplateView.of(found(templates.version(caller.serviceId(), templateId, number)));
    }

    @POST
    @Path("/preview")
    public PreviewView preview(@PathParam("id") String id, JsonBody body) {
        var value = body.valueIfAny();
        var errors = new ValidationErrors();
        var templateId = uuid(id, errors);
        var values = Personalisation.of(Fields.orNone(value, errors).object("personalisation"));
        errors.refuseIfAny();
        var template = found(templates.current(caller.serviceId(), templateId));
        var missing = missing(template, values);
        if (!missing.isEmpty()) {
            throw ApiError.badRequest("Missing personalisation: " + String.join(", ", missing))
                    .thrown();
        }
        return PreviewView.of(template, values, body::answeredWith);
    }

    private static TemplateSnapshot found(Optional<TemplateSnapshot> template) {
        return template.filter(found -> !found.hidden())
                .orElseThrow(() -> ApiError.noResult().thrown());
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
            errors.notAUuid("id");
            return new UUID(0, 0);
        }
        return id;
    }
}
