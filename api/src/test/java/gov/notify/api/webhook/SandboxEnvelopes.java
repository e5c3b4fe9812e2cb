package gov.notify.api.webhook;

import gov.notify.egress.Egress;
import gov.notify.sandbox.aws.AwsStandIn;
import gov.notify.sandbox.http.HttpServer;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.http.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// In the place of an api: confirms the subscriptions that the sandbox asks for, and keeps what it sends.
final class SandboxEnvelopes implements AutoCloseable {

    private static final int TOO_LONG = 30;

    private final AwsStandIn aws = AwsStandIn.start(0);
    private final Subscription subscription =
            new Subscription(Egress.direct(), Optional.of(URI.create(aws.endpoint())));
    private final BlockingQueue<String> confirmations = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> notifications = new LinkedBlockingQueue<>();
    private final HttpServer api = HttpServer.start("api", 0, this::handle);

    SandboxEnvelopes(String signatureVersion) {
        aws.behaviour()
                .change("{\"signature_version\":\"" + signatureVersion + "\",\"receipts_to\":[\"" + api.url() + "\"]}");
    }

    /// The first that came.
    String confirmation() {
        return next(confirmations);
    }

    /// The receipt of an email that is sent for it.
    String notification() {
        var subscriptions = aws.receipts().subscriptions();
        Awaitility.await()
                .atMost(Duration.ofSeconds(TOO_LONG))
                .until(() -> subscriptions.confirmed().size() == aws.topicArns().size());
        send();
        return next(notifications);
    }

    /// What the sandbox serves as the certificate.
    String certificates() {
        return get(HttpRequest.newBuilder(URI.create(aws.certificateUrl())).build());
    }

    private void send() {
        var email = """
                {"FromEmailAddress": "demo@notify.sandbox.test", "Destination": {"ToAddresses": ["ada@example.com"]},
                 "Content": {"Simple": {"Subject": {"Data": "a"}, "Body": {"Text": {"Data": "a"}}}}}
                """;
        get(HttpRequest.newBuilder(URI.create(aws.endpoint() + "/v2/email/outbound-emails"))
                .header("Authorization", "any will do")
                .POST(HttpRequest.BodyPublishers.ofString(email))
                .build());
    }

    private Reply handle(Request request) {
        var envelope = SnsEnvelope.parse(request.body()).orElseThrow();
        if (MessageType.NOTIFICATION.wireName().equals(envelope.type())) {
            notifications.add(request.text());
        } else {
            subscription.confirm(
                    new TopicArn(Objects.requireNonNull(envelope.topicArn())),
                    Objects.requireNonNull(envelope.token()));
            confirmations.add(request.text());
        }
        return Reply.of(200, "text/plain", "");
    }

    private static String get(HttpRequest request) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String next(BlockingQueue<String> came) {
        try {
            return Objects.requireNonNull(came.poll(TOO_LONG, TimeUnit.SECONDS), "nothing came");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        api.close();
        aws.close();
    }
}
