package gov.notify.sandbox.aws;

import gov.notify.sandbox.behaviour.Behaviour;
import gov.notify.sandbox.behaviour.BehaviourSetting;
import gov.notify.sandbox.http.HttpServer;
import gov.notify.sandbox.receipt.ReceiptPublisher;
import gov.notify.sandbox.receipt.SigningKey;
import gov.notify.sandbox.receipt.Topic;
import gov.notify.sandbox.sent.Ledger;
import gov.notify.sandbox.sent.Outbox;
import gov.notify.sandbox.sent.Tally;
import java.nio.file.Path;
import java.util.List;

/// AWS's messaging services on one local port: SES, SNS, Pinpoint and End User Messaging.
///
/// Point `AWS_ENDPOINT_URL` of any SDK at [#endpoint]. Any credentials will do.
public final class AwsStandIn implements AutoCloseable {
    private final BehaviourSetting behaviour;
    private final Outbox outbox = new Outbox();
    private final Ledger ledger = new Ledger();
    private final Tally tally = new Tally();
    private final SigningKey key;
    private final ReceiptPublisher receipts;
    private final HttpServer server;

    private AwsStandIn(int port, SigningKey key, Behaviour initial) {
        this.key = key;
        behaviour = new BehaviourSetting(initial);
        receipts = new ReceiptPublisher(behaviour, tally, key);
        var fates = new Fates();
        var post = new Post(behaviour, outbox, ledger, tally, receipts);
        var control = new Control(behaviour, fates, outbox, ledger, tally, receipts);
        var router = new Router(
                new SesV2(post, fates, behaviour, tally),
                new Sns(post, fates, receipts.subscriptions()),
                new EndUserMessaging(post, fates),
                new Pinpoint(post, fates),
                control,
                key);
        server = HttpServer.start("AWS stand-in", port, router);
    }

    /// Starts with a signing key shared by all tests on this machine; port 0 is any free one.
    public static AwsStandIn start(int port) {
        return start(port, SigningKey.shared(), Behaviour.friendly());
    }

    public static AwsStandIn start(int port, SigningKey key, Behaviour initial) {
        return new AwsStandIn(port, key, initial);
    }

    /// For `AWS_ENDPOINT_URL`.
    public String endpoint() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    /// Where the certificate stands that signs receipts.
    public String certificateUrl() {
        return server.url() + key.path();
    }

    /// A trust store whose authority issued that certificate.
    public Path authorities() {
        return key.authorities();
    }

    /// The topics that receipts come from.
    public List<String> topicArns() {
        return Topic.arns();
    }

    public BehaviourSetting behaviour() {
        return behaviour;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Tally tally() {
        return tally;
    }

    public ReceiptPublisher receipts() {
        return receipts;
    }

    @Override
    public void close() {
        server.close();
        receipts.close();
    }
}
