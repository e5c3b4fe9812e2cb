package gov.notify.api.webhook;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.messagemanager.sns.SnsMessageManager;
import software.amazon.awssdk.regions.Region;

/// AWS's own check of SNS's messages, with a certificate of ours wherever it looks for one.
final class SnsManager {

    static final Class<SdkClientException> ITS_ONLY_ERROR = SdkClientException.class;

    private SnsManager() {}

    static boolean believes(String region, String envelope, String certificate) {
        return refusal(region, envelope, 200, certificate) == null;
    }

    /// Nothing when it believes the envelope.
    static @Nullable RuntimeException refusal(String region, String envelope, int status, String body) {
        try (var http = new Serving(status, body);
                var manager = SnsMessageManager.builder()
                        .region(Region.of(region))
                        .httpClient(http)
                        .build()) {
            manager.parseMessage(envelope);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private record Serving(int status, String body) implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(
                                    SdkHttpResponse.builder().statusCode(status).build())
                            .responseBody(AbortableInputStream.create(
                                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
