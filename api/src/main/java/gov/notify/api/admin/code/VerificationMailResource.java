package gov.notify.api.admin.code;

import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// Writes to people about their address (docs/contract/admin-sign-in.md, 6.1). Without a transaction of its own, as
/// [CodeLimits] wants it.
@Path("/user/{userId}")
@AdminRequired
@RunOnVirtualThread
public class VerificationMailResource {

    private final VerificationMails mails;
    private final CodeLimits limits;

    VerificationMailResource(VerificationMails mails, CodeLimits limits) {
        this.mails = mails;
        this.limits = limits;
    }

    @POST
    @Path("/change-email-verification")
    public void confirmNew(@PathParam("userId") UUID userId, JsonBody body) {
        var person = mails.person(userId);
        var address = AddressRequest.read(body).address();
        if (!person.isArchived() && limits.maySend(userId, address.normalised())) {
            mails.confirmNew(person, address);
        }
    }

    @POST
    @Path("/email-verification")
    public void confirmRegistration(@PathParam("userId") UUID userId, JsonBody body) {
        var person = mails.person(userId);
        var wanted = RegistrationRequest.read(body);
        if (!person.isArchived() && limits.maySend(userId, person.normalised())) {
            mails.confirmRegistration(person, wanted);
        }
    }

    @POST
    @Path("/email-already-registered")
    public void tellRegistered(@PathParam("userId") UUID userId, JsonBody body) {
        mails.person(userId);
        var address = AddressRequest.read(body).address();
        if (limits.maySend(userId, address.normalised())) {
            mails.tellRegistered(address);
        }
    }
}
