package gov.notify.api.template;

import gov.notify.api.auth.CurrentCaller;
import gov.notify.api.auth.KeyRequired;
import gov.notify.api.error.ErrorShape;
import gov.notify.api.error.ErrorsIn;
import gov.notify.api.schema.Query;
import gov.notify.api.schema.Wording;
import gov.notify.template.TemplateSnapshots;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/// GET `/v2/templates`: what a service can send, by name (docs/contract/public-api.md, 3.7).
@Path("/v2/templates")
@KeyRequired
@ErrorsIn(ErrorShape.NAMED)
@RunOnVirtualThread
public class TemplatesResource {

    private static final List<String> TYPES = List.of("sms", "email", "letter");

    private final TemplateSnapshots templates;
    private final CurrentCaller caller;

    TemplatesResource(TemplateSnapshots templates, CurrentCaller caller) {
        this.templates = templates;
        this.caller = caller;
    }

    record Listed(List<TemplateView> templates) {}

    @GET
    public Listed list(@Context UriInfo uri) {
        var query = new Query(uri.getQueryParameters(), Wording.SCHEMA);
        var type = query.word("type", TYPES, List.of());
        query.nothingElse().done();
        var listed = templates.listed(caller.serviceId()).stream()
                .filter(template -> type == null || template.type().wireName().equals(type))
                .map(TemplateView::of)
                .toList();
        return new Listed(listed);
    }
}
