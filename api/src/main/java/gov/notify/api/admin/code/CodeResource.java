package gov.notify.api.admin.code;

import gov.notify.api.auth.AdminRequired;
import gov.notify.api.http.JsonBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// Sends codes and checks them (docs/contract/admin-sign-in.md, 6). Without a transaction of its own: what
/// limits count, and that a code was wrong, is kept whatever is answered.
@Path("/user/{userId}")
@AdminRequired
@RunOnVirtualThread
public class CodeResource {

    private final Codes codes;
    private final CodeLimits limits;

    CodeResource(Codes codes, CodeLimits limits) {
        this.codes = codes;
        this.limits = limits;
    }

    @POST
    @Path("/sms-code")
    public void text(@PathParam("userId") UUID userId, JsonBody body) {
        codes.textable(userId, () -> SmsCodeRequest.read(body))
                .filter(number -> limits.maySend(userId, number.e164()))
                .ifPresent(number -> codes.text(userId, number));
    }

    @POST
    @Path("/email-code")
    public void email(@PathParam("userId") UUID userId, JsonBody body) {
        codes.mailable(userId, () -> EmailCodeRequest.read(body))
                .filter(mail -> limits.maySend(userId, mail.normalised()))
                .ifPresent(mail -> codes.email(userId, mail));
    }

    @POST
    @Path("/verify/code")
    public void check(@PathParam("userId") UUID userId, JsonBody body) {
        var given = CodeCheck.read(body);
        codes.check(userId, given, limits.mayGuess(userId));
        limits.guessed(userId);
    }
}
