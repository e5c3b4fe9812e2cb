package gov.notify.sandbox.aws;

import gov.notify.sandbox.behaviour.Behaviour;
import gov.notify.sandbox.behaviour.BehaviourSetting;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.receipt.ReceiptPublisher;
import gov.notify.sandbox.sent.Ledger;
import gov.notify.sandbox.sent.Outbox;
import gov.notify.sandbox.sent.Sent;
import gov.notify.sandbox.sent.SentContent;
import gov.notify.sandbox.sent.Tally;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Takes messages, or plays the fault that the present [Behaviour] has drawn for this request.
final class Post {
    private final BehaviourSetting behaviour;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Tally tally;
    private final ReceiptPublisher receipts;
    private final SendRate rate = new SendRate();

    Post(BehaviourSetting behaviour, Outbox outbox, Ledger ledger, Tally tally, ReceiptPublisher receipts) {
        this.behaviour = behaviour;
        this.outbox = outbox;
        this.ledger = ledger;
        this.tally = tally;
        this.receipts = receipts;
    }

    /// Accepts the message and answers, unless a fault was drawn.
    Reply take(Sent message, SentContent content, Dialect dialect, Reply.Answer answer) throws InterruptedException {
        var now = behaviour.get();
        var luck = ThreadLocalRandom.current().nextDouble();
        luck -= now.faults().throttleRate();
        if (luck < 0 || rate.isExceeded(now.sendsPerSecond())) {
            tally.count("throttled");
            return dialect.refuse(dialect.throttled());
        }
        luck -= now.faults().errorRate();
        if (luck < 0) {
            tally.count("errors");
            return dialect.refuse(dialect.broken());
        }
        luck -= now.faults().resetRate();
        if (luck < 0) {
            tally.count("resets");
            return leaveUnanswered(message, content, now);
        }
        luck -= now.faults().timeoutRate();
        if (luck < 0) {
            tally.count("timeouts");
            var reset = leaveUnanswered(message, content, now);
            Thread.sleep(Duration.ofMillis(now.faults().timeoutMs()));
            return reset;
        }
        accept(message, content, true);
        if (now.latencyMs() > 0 || now.latencyJitterMs() > 0) {
            var jitter = ThreadLocalRandom.current().nextLong(now.latencyJitterMs() + 1);
            Thread.sleep(Duration.ofMillis(now.latencyMs() + jitter));
        }
        return answer;
    }

    Reply refuse(Dialect dialect, AwsRefusal refusal) {
        tally.count("refused");
        return dialect.refuse(refusal);
    }

    private Reply leaveUnanswered(Sent message, SentContent content, Behaviour now) {
        if (ThreadLocalRandom.current().nextDouble() < now.faults().acceptUnansweredRate()) {
            accept(message, content, false);
        }
        return new Reply.Reset();
    }

    private void accept(Sent message, SentContent content, boolean answered) {
        tally.count(message instanceof Sent.Email ? "emails" : "texts");
        ledger.add(message, answered);
        outbox.add(message, content);
        receipts.expect(message);
    }
}
