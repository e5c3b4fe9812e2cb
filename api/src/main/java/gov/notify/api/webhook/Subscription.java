package gov.notify.api.webhook;

import gov.notify.egress.Egress;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Confirms subscriptions with SNS itself, by topic and token. The address in the envelope is never called: SNS's own
/// follows from the topic.
///
/// The call needs no credentials, the token is enough.
/// <https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html>
final class Subscription {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http;
    private final Optional<URI> endpoint;

    /// @param endpoint instead of AWS's own: the sandbox
    Subscription(Egress egress, Optional<URI> endpoint) {
        this.http = egress.newHttpClient()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.endpoint = endpoint;
    }

    /// Whether SNS took the confirmation.
    boolean confirm(TopicArn topic, String token) {
        var base = endpoint.map(URI::toString).orElseGet(() -> "https://" + topic.host());
        var query = "/?Action=ConfirmSubscription&Version=2010-03-31&TopicArn=" + encoded(topic.text()) + "&Token="
                + encoded(token);
        try {
            var request = HttpRequest.newBuilder(URI.create(base + query))
                    .timeout(PATIENCE)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
