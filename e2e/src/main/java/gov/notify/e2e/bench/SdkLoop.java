package gov.notify.e2e.bench;

import gov.notify.e2e.load.LoadRecipients;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/// The baseline of sending: the AWS SDK called in a loop, and nothing else. The clients are set as the worker's are.
final class SdkLoop implements AutoCloseable {
    private static final String TEXT = "Hello Ana, your permit is ready.";
    /// Like the HTML of a short email of ours: 4,400 characters.
    private static final String HTML =
            "<p style=\"margin:0 0 20px 0;font-size:19px;line-height:1.4\">Dear Ana, your permit is ready.</p>\n"
                            .repeat(26)
                    + "&#847;&zwnj;&nbsp;".repeat(106);

    private final int concurrency;
    private final SesV2Client ses;
    private final SnsClient sns;

    SdkLoop(String endpoint, int concurrency) {
        this.concurrency = concurrency;
        this.ses = client(SesV2Client.builder(), endpoint);
        this.sns = client(SnsClient.builder(), endpoint);
    }

    /// Messages a second.
    double perSecond(String channel, int messages) {
        var next = new AtomicInteger();
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < concurrency; i++) {
            tasks.add(() -> {
                for (var n = next.getAndIncrement(); n < messages; n = next.getAndIncrement()) {
                    send(channel, n);
                }
                return true;
            });
        }
        var start = System.nanoTime();
        Parallel.run(tasks);
        return messages * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() {
        ses.close();
        sns.close();
    }

    private void send(String channel, int n) {
        if (channel.equals("email")) {
            email(n);
        } else {
            text(n);
        }
    }

    private void email(int n) {
        ses.sendEmail(request -> request.fromEmailAddress("\"Demo service\" <demo.service@notify.sandbox.test>")
                .destination(to -> to.toAddresses(LoadRecipients.email(n)))
                .emailTags(MessageTag.builder()
                        .name("notification_id")
                        .value("n" + n)
                        .build())
                .content(content -> content.simple(message -> message.subject(
                                subject -> subject.data("Hello Ana").charset("UTF-8"))
                        .body(body -> body.text(text -> text.data(TEXT).charset("UTF-8"))
                                .html(html -> html.data(HTML).charset("UTF-8"))))));
    }

    private void text(int n) {
        var number = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("+18005550100")
                .build();
        sns.publish(request -> request.phoneNumber(LoadRecipients.phone(n))
                .message(TEXT)
                .messageAttributes(java.util.Map.of("AWS.MM.SMS.OriginationNumber", number)));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, String endpoint) {
        return builder.region(Region.US_WEST_2)
                .endpointOverride(URI.create(endpoint))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox")))
                .overrideConfiguration(client -> client.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(ApacheHttpClient.builder()
                        .maxConnections(concurrency)
                        .connectionMaxIdleTime(Duration.ofSeconds(5))
                        .expectContinueEnabled(false)
                        .build())
                .build();
    }
}
