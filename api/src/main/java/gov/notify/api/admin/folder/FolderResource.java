package gov.notify.api.admin.folder;

import gov.notify.api.admin.Data;
import gov.notify.api.admin.ServiceLock;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/service/{id}/template-folder`: where teams keep their templates (docs/contract/admin-templates.md, 17).
@Path("/service/{serviceId}/template-folder")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class FolderResource {

    private final Folders folders;
    private final FolderReader reader;

    FolderResource(Folders folders, FolderReader reader) {
        this.folders = folders;
        this.reader = reader;
    }

    /// The envelope of the list.
    record All(List<FolderView> templateFolders) {}

    @GET
    public All all(@PathParam("serviceId") UUID serviceId) {
        ServiceLock.require(serviceId);
        return new All(reader.all(serviceId));
    }

    @POST
    @ResponseStatus(201)
    public Data<FolderView> create(@PathParam("serviceId") UUID serviceId, JsonBody body) {
        return new Data<>(folders.create(serviceId, NewFolder.read(body)));
    }

    @POST
    @Path("/{id}")
    public Data<FolderView> change(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id, JsonBody body) {
        return new Data<>(folders.change(serviceId, id, FolderChange.read(body)));
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id) {
        folders.delete(serviceId, id);
    }

    @POST
    @Path("/contents")
    public void moveToTop(@PathParam("serviceId") UUID serviceId, JsonBody body) {
        folders.move(serviceId, null, FolderContents.read(body));
    }

    @POST
    @Path("/{id}/contents")
    public void moveInto(@PathParam("serviceId") UUID serviceId, @PathParam("id") UUID id, JsonBody body) {
        folders.move(serviceId, id, FolderContents.read(body));
    }
}
