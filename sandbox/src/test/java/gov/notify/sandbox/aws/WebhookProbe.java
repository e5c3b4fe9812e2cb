package gov.notify.sandbox.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gov.notify.sandbox.http.HttpServer;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.http.Request;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;

/// In the place of the api: confirms subscriptions through the SDK, and keeps what it is told.
final class WebhookProbe implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final AtomicInteger failing = new AtomicInteger();
    private final AtomicInteger confirmations = new AtomicInteger();
    private final SnsClient sns;
    private final HttpServer server;
    private volatile boolean confirming = true;
    private @Nullable Told last;

    private record Told(String path, JsonNode envelope) {}

    WebhookProbe(SnsClient sns) {
        this.sns = sns;
        server = HttpServer.start("api", 0, this::handle);
    }

    String url() {
        return server.url();
    }

    void failsNext(int times) {
        failing.set(times);
    }

    void confirms(boolean yes) {
        confirming = yes;
    }

    int confirmationsSeen() {
        return confirmations.get();
    }

    JsonNode nextEvent() {
        try {
            var next = told.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("No receipt came");
            }
            last = next;
            return JSON.readTree(next.envelope().path("Message").asText());
        } catch (InterruptedException | JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode lastEnvelope() {
        return lastTold().envelope();
    }

    String lastPath() {
        return lastTold().path();
    }

    @Override
    public void close() {
        server.close();
    }

    private Told lastTold() {
        if (last == null) {
            throw new AssertionError("Nothing was told yet");
        }
        return last;
    }

    private Reply handle(Request request) {
        try {
            var envelope = JSON.readTree(request.text());
            if ("SubscriptionConfirmation".equals(request.headers().get("x-amz-sns-message-type"))) {
                confirmations.incrementAndGet();
                if (confirming) {
                    sns.confirmSubscription(confirmation -> confirmation
                            .topicArn(envelope.path("TopicArn").asText())
                            .token(envelope.path("Token").asText()));
                }
                return Reply.json(200, "{}");
            }
            if (failing.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
                return Reply.json(503, "{}");
            }
            told.add(new Told(request.path(), envelope));
            return Reply.json(200, "{}");
        } catch (JsonProcessingException e) {
            return Reply.json(400, "{}");
        }
    }
}
