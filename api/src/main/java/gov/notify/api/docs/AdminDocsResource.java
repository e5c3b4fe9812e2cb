package gov.notify.api.docs;

import gov.notify.api.auth.AdminRequired;
import gov.notify.api.error.ErrorShape;
import gov.notify.api.error.ErrorsIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// GET `/docs/admin-openapi.json`: the internal API as OpenAPI 3.1, for the admin application alone
/// (docs/contract/admin-api.md, 1).
@Path("/docs/admin-openapi.json")
@AdminRequired
@ErrorsIn(ErrorShape.PLAIN)
@RunOnVirtualThread
public class AdminDocsResource {

    private static final byte[] DOCUMENT = read();

    @GET
    public byte[] document() {
        return DOCUMENT;
    }

    private static byte[] read() {
        try (var document = AdminDocsResource.class.getResourceAsStream("/META-INF/admin-openapi.json")) {
            return Objects.requireNonNull(document, "META-INF/admin-openapi.json")
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
