package gov.notify.api.admin.template;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.http.PathNumber;
import gov.notify.rendering.Personalisation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/service/{id}/template`: what teams write (docs/contract/admin-templates.md, 16.2).
@Path("/service/{serviceId}/template")
@AdminRequired
@RunOnVirtualThread
public class AdminTemplateResource {

    private final AdminTemplates templates;
    private final AdminTemplateReader reader;
    private final TemplateVersions versions;

    AdminTemplateResource(AdminTemplates templates, AdminTemplateReader reader, TemplateVersions versions) {
        this.templates = templates;
        this.reader = reader;
        this.versions = versions;
    }

    @POST
    @ResponseStatus(201)
    @Transactional
    public Data<AdminTemplateView> create(@PathParam("serviceId") UUID serviceId, JsonBody body) {
        return new Data<>(templates.create(serviceId, NewTemplate.read(body)));
    }

    /// All of each where `detailed` is absent or `True`; one that is empty is not absent.
    @GET
    public Data<? extends List<?>> list(@PathParam("serviceId") UUID serviceId, @Context UriInfo uri) {
        var detailed = uri.getQueryParameters().getFirst("detailed");
        return detailed == null || detailed.equals("True")
                ? new Data<>(reader.listed(serviceId))
                : new Data<>(reader.summaries(serviceId));
    }

    @GET
    @Path("/{id}")
    public Data<AdminTemplateView> one(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        return new Data<>(found(serviceId, id));
    }

    /// Answers `null` where it redacts.
    @POST
    @Path("/{id}")
    @Transactional
    public EditAnswer change(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id, JsonBody body) {
        var wanted = TemplateEdit.read(body);
        if (wanted.redacts()) {
            templates.redact(serviceId, id, wanted.createdBy());
            return new EditAnswer.Redacted();
        }
        return new EditAnswer.Edited(templates.change(serviceId, id, wanted));
    }

    /// Every parameter is the value of a placeholder; of several with one name the first counts.
    @GET
    @Path("/{id}/preview")
    public AdminTemplateView preview(
            @PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id, @Context UriInfo uri) {
        var values = new LinkedHashMap<String, String>();
        uri.getQueryParameters().forEach((name, given) -> values.put(name, given.getFirst()));
        return TemplatePreview.of(found(serviceId, id), Personalisation.of(values));
    }

    @GET
    @Path("/{id}/versions")
    public Data<List<TemplateVersionView>> versions(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        return new Data<>(versions.of(serviceId, id));
    }

    @GET
    @Path("/{id}/version/{version: [0-9]+}")
    public Data<TemplateVersionView> version(
            @PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id, @PathParam("version") String version) {
        return new Data<>(versions.one(serviceId, id, PathNumber.of(version))
                .orElseThrow(() -> ApiError.noResult().thrown()));
    }

    private AdminTemplateView found(UUID serviceId, UUID id) {
        return reader.one(serviceId, id).orElseThrow(() -> ApiError.noResult().thrown());
    }
}
