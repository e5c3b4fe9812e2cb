package gov.notify.sandbox.receipt;

import gov.notify.sandbox.behaviour.BehaviourSetting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// POSTs envelopes to the api as SNS does.
final class WebhookCaller implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15); // as SNS has it

    private final BehaviourSetting behaviour;
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    WebhookCaller(BehaviourSetting behaviour) {
        this.behaviour = behaviour;
    }

    /// What came of one attempt.
    enum Outcome {
        TAKEN,
        /// A 4xx answer is final for SNS.
        REFUSED,
        /// No answer, or a 5xx or 429 one: again later.
        UNREACHED,
        /// Nobody is to be told.
        NO_ADDRESS
    }

    Outcome post(SignedEnvelope envelope) throws InterruptedException {
        var addresses = behaviour.get().feedback().to();
        if (addresses.isEmpty()) {
            return Outcome.NO_ADDRESS;
        }
        var address = addresses.get(Math.floorMod(turn.getAndIncrement(), addresses.size()));
        var request = HttpRequest.newBuilder(
                        URI.create(address + envelope.topic().path()))
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=UTF-8")
                .header("User-Agent", "Amazon Simple Notification Service Agent")
                .header("x-amz-sns-message-type", envelope.type())
                .header("x-amz-sns-message-id", envelope.id())
                .header("x-amz-sns-topic-arn", envelope.topic().arn())
                .header("x-amz-sns-subscription-arn", Subscriptions.arnOf(envelope.topic()))
                .POST(HttpRequest.BodyPublishers.ofString(envelope.json()))
                .build();
        try {
            var status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status < 300) {
                return Outcome.TAKEN;
            }
            return status >= 400 && status < 500 && status != 429 ? Outcome.REFUSED : Outcome.UNREACHED;
        } catch (IOException e) {
            return Outcome.UNREACHED;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
