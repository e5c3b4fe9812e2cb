package gov.notify.api.admin.service.history;

import gov.notify.api.admin.Data;
import gov.notify.api.admin.template.TemplateVersions;
import gov.notify.api.auth.AdminRequired;
import gov.notify.jdbc.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// `/service/{id}/history`: every version of a service, its keys and its templates
/// (docs/contract/admin-services.md, 10.3).
@Path("/service/{serviceId}/history")
@AdminRequired
@RunOnVirtualThread
public class ServiceHistoryResource {

    private final DataSource database;
    private final TemplateVersions templates;

    ServiceHistoryResource(DataSource database, TemplateVersions templates) {
        this.database = database;
        this.templates = templates;
    }

    /// Empty lists where there is no such service.
    @GET
    public Data<ServiceHistoryView> all(@PathParam("serviceId") UUID serviceId) {
        return new Data<>(new ServiceHistoryView(
                Sql.list(database, ServiceVersion.SELECT, ServiceVersion::of, serviceId),
                Sql.list(database, KeyVersion.SELECT, KeyVersion::of, serviceId),
                templates.of(serviceId),
                List.of()));
    }
}
