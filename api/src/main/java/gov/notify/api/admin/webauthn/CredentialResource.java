package gov.notify.api.admin.webauthn;

import gov.notify.api.admin.Data;
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

/// `/user/{id}/webauthn`: a person's security keys (docs/contract/admin-sign-in.md, 7).
@Path("/user/{userId}/webauthn")
@AdminRequired
@RunOnVirtualThread
@Transactional
public class CredentialResource {

    private final Credentials credentials;

    CredentialResource(Credentials credentials) {
        this.credentials = credentials;
    }

    @GET
    public Data<List<CredentialView>> list(@PathParam("userId") UUID userId) {
        return new Data<>(
                credentials.of(userId).stream().map(CredentialView::of).toList());
    }

    @POST
    @ResponseStatus(201)
    public Data<CredentialView> add(@PathParam("userId") UUID userId, JsonBody body) {
        return new Data<>(CredentialView.of(credentials.add(userId, CredentialRequest.read(body))));
    }

    @POST
    @Path("/{id}")
    public Data<CredentialView> rename(@PathParam("userId") UUID userId, @PathParam("id") UUID id, JsonBody body) {
        return new Data<>(CredentialView.of(credentials.rename(userId, id, CredentialNameRequest.read(body))));
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("userId") UUID userId, @PathParam("id") UUID id) {
        credentials.delete(userId, id);
    }
}
