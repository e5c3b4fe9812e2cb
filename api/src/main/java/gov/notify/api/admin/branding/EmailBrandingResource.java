package gov.notify.api.admin.branding;

import gov.notify.api.admin.Data;
import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import gov.notify.branding.EmailBranding;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/email-branding`: the looks that emails may have (docs/contract/admin-api.md, 18.1).
@Path("/email-branding")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class EmailBrandingResource {

    private final EmailBrandings brandings;

    EmailBrandingResource(EmailBrandings brandings) {
        this.brandings = brandings;
    }

    /// The envelopes of the two reads.
    record All(List<EmailBrandingView> emailBranding) {}

    record One(EmailBrandingView emailBranding) {}

    @GET
    public All all() {
        return new All(EmailBranding.all().stream().map(EmailBrandingView::of).toList());
    }

    @GET
    @Path("/{id}")
    public One one(@PathParam("id") UUID id) {
        return new One(EmailBrandingView.of(brandings.one(id)));
    }

    @POST
    @ResponseStatus(201)
    public Data<EmailBrandingView> create(JsonBody body) {
        return new Data<>(EmailBrandingView.of(brandings.create(EmailBrandingRequest.readNew(body))));
    }

    @POST
    @Path("/{id}")
    public Data<EmailBrandingView> change(@PathParam("id") UUID id, JsonBody body) {
        return new Data<>(EmailBrandingView.of(brandings.change(id, EmailBrandingRequest.read(body))));
    }
}
