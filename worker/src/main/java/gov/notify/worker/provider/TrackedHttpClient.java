package gov.notify.worker.provider;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/// Notes the [RequestProgress] of the requests that a client makes.
record TrackedHttpClient(SdkHttpClient client) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var content = request.contentStreamProvider();
        if (content.isEmpty() || !RequestProgress.CURRENT.isBound()) {
            return client.prepareRequest(request);
        }
        var progress = RequestProgress.CURRENT.get();
        var tracked = HttpExecuteRequest.builder()
                .request(request.httpRequest())
                .contentStreamProvider(() -> progress.noting(content.get().newStream()));
        request.metricCollector().ifPresent(tracked::metricCollector);
        return client.prepareRequest(tracked.build());
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
