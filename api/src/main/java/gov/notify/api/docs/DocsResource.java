package gov.notify.api.docs;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// GET `/docs/openapi.yml`: the public API as OpenAPI 3, for anyone's browser
/// (docs/contract/public-api.md, 3.13).
@Path("/docs/openapi.yml")
public class DocsResource {

    private static final byte[] DOCUMENT = read();

    @GET
    @NonBlocking
    public Response document() {
        return Response.ok(DOCUMENT)
                .header("Content-Type", "text/yaml")
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    private static byte[] read() {
        try (var document = DocsResource.class.getResourceAsStream("/META-INF/openapi.yml")) {
            return Objects.requireNonNull(document, "META-INF/openapi.yml").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
