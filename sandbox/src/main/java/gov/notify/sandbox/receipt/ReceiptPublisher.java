package gov.notify.sandbox.receipt;

import gov.notify.sandbox.behaviour.Behaviour;
import gov.notify.sandbox.behaviour.BehaviourSetting;
import gov.notify.sandbox.sent.Sent;
import gov.notify.sandbox.sent.Tally;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.ThreadLocalRandom;

/// Sends every accepted message's receipts when they are due, and again, as SNS would, while the api does not take
/// them.
public final class ReceiptPublisher implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ReceiptPublisher.class.getName());
    private static final int MOST_WAITING = 300_000;
    private static final int SENDERS = 16;
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(50);
    private static final Duration WHILE_UNCONFIRMED = Duration.ofMillis(250);

    /// SNS retries with growing pauses; ours grow to 20 s and end after an hour.
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final int MOST_ATTEMPTS = 180;

    private final DelayQueue<Waiting> waiting = new DelayQueue<>();
    private final List<Thread> senders = new ArrayList<>();
    private final BehaviourSetting behaviour;
    private final Tally tally;
    private final SigningKey key;
    private final WebhookCaller webhook;
    private final Subscriptions subscriptions;

    public ReceiptPublisher(BehaviourSetting behaviour, Tally tally, SigningKey key) {
        this.behaviour = behaviour;
        this.tally = tally;
        this.key = key;
        this.webhook = new WebhookCaller(behaviour);
        this.subscriptions = new Subscriptions(webhook, key, behaviour);
        for (var i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofVirtual().name("sns-" + i).start(this::sendDue));
        }
    }

    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /// Plans the receipts of a message, unless they are off or have nowhere to go.
    public void expect(Sent message) {
        var now = behaviour.get();
        if (!now.feedback().sent() || now.feedback().to().isEmpty()) {
            return;
        }
        if (waiting.size() > MOST_WAITING) {
            tally.count("receipts_dropped");
            return;
        }
        var events = switch (message) {
            case Sent.Email email -> SesEvents.of(email, now.feedback().sendEvents());
            case Sent.Text text -> SmsEvents.of(text);
        };
        if (!events.isEmpty()) {
            waiting.add(Waiting.first(now.feedback().reversed() ? events.reversed() : events, delay(now)));
        }
    }

    /// How many are not yet taken by the api.
    public int waiting() {
        return waiting.size();
    }

    /// Forgets what is planned.
    public void clear() {
        waiting.clear();
    }

    @Override
    public void close() {
        senders.forEach(Thread::interrupt);
        subscriptions.close();
        webhook.close();
    }

    private static Duration delay(Behaviour now) {
        return Duration.ofMillis(now.feedback().delayMs()
                + ThreadLocalRandom.current().nextLong(now.feedback().jitterMs() + 1));
    }

    private static boolean chance(double share) {
        return share > 0 && ThreadLocalRandom.current().nextDouble() < share;
    }

    private void sendDue() {
        try {
            while (true) {
                send(waiting.take());
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "No longer sending receipts");
        }
    }

    private void send(Waiting due) throws InterruptedException {
        var now = behaviour.get();
        var ready = due.envelope() == null
                ? due.with(SignedEnvelope.notification(
                        due.event(), key, now.feedback().signatureVersion()))
                : due;
        var envelope = ready.requireEnvelope();
        if (!subscriptions.isConfirmed(envelope.topic())) {
            waiting.add(ready.again(WHILE_UNCONFIRMED, ready.attempt()));
            return;
        }
        if (ready.attempt() == 0 && chance(now.feedback().errorRate())) {
            tally.count("receipts_lost_on_the_way");
            retry(ready);
            return;
        }
        switch (webhook.post(envelope)) {
            case TAKEN -> {
                tally.count("receipts_taken");
                goOn(ready, now);
            }
            case REFUSED -> {
                tally.count("receipts_refused");
                LOG.log(
                        Level.WARNING,
                        "The api refused a receipt of " + envelope.topic().arn());
                goOn(ready, now);
            }
            case UNREACHED -> retry(ready);
            case NO_ADDRESS -> tally.count("receipts_dropped");
        }
    }

    private void goOn(Waiting done, Behaviour now) {
        if (done.attempt() == 0 && chance(now.feedback().duplicateRate())) {
            waiting.add(done.repeated(delay(now)));
        }
        if (!done.later().isEmpty()) {
            waiting.add(Waiting.first(done.later(), BETWEEN_EVENTS));
        }
    }

    private void retry(Waiting receipt) {
        var next = receipt.attempt() + 1;
        if (next >= MOST_ATTEMPTS) {
            tally.count("receipts_dropped");
            return;
        }
        tally.count("receipts_retried");
        waiting.add(receipt.again(next <= PAUSES.size() ? PAUSES.get(next - 1) : LONGEST_PAUSE, next));
    }
}
