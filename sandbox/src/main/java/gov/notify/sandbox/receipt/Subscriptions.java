package gov.notify.sandbox.receipt;

import gov.notify.sandbox.behaviour.BehaviourSetting;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The handshake between each topic and the webhook of the api: asked again, with growing pauses, until the api
/// confirms with the token it was sent. Before that, SNS delivers nothing, and neither do we.
public final class Subscriptions implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Subscriptions.class.getName());
    private static final Duration ASK_AGAIN = Duration.ofMillis(250);
    private static final int MOST_ANSWERS = 5;

    private final Map<Topic, String> tokens = new EnumMap<>(Topic.class);
    private final Set<Topic> confirmed = ConcurrentHashMap.newKeySet();
    private final Set<Topic> givenUp = ConcurrentHashMap.newKeySet();
    private final WebhookCaller webhook;
    private final SigningKey key;
    private final BehaviourSetting behaviour;
    private final List<Thread> asking;

    Subscriptions(WebhookCaller webhook, SigningKey key, BehaviourSetting behaviour) {
        this.webhook = webhook;
        this.key = key;
        this.behaviour = behaviour;
        var random = new SecureRandom();
        for (var topic : Topic.values()) {
            var token = new byte[32];
            random.nextBytes(token);
            tokens.put(topic, HexFormat.of().formatHex(token));
        }
        asking = Arrays.stream(Topic.values())
                .map(topic ->
                        Thread.ofVirtual().name("sns-subscription-" + topic).start(() -> ask(topic)))
                .toList();
    }

    /// The api says yes.
    ///
    /// @return the subscription's ARN, or nothing when topic and token do not belong together
    public Optional<String> confirm(String topicArn, String token) {
        var topic = Topic.withArn(topicArn).filter(found -> token.equals(tokens.get(found)));
        topic.ifPresent(confirmed::add);
        return topic.map(Subscriptions::arnOf);
    }

    public Set<Topic> confirmed() {
        return Set.copyOf(confirmed);
    }

    boolean isConfirmed(Topic topic) {
        return confirmed.contains(topic);
    }

    static String arnOf(Topic topic) {
        return topic.arn() + ":00000000-0000-4000-8000-000000000000";
    }

    /// Topics that are no longer asked for, because the api answered every time and never confirmed.
    public Set<Topic> givenUp() {
        return Set.copyOf(givenUp);
    }

    @Override
    public void close() {
        asking.forEach(Thread::interrupt);
    }

    /// An api that is not there yet is asked as long as it takes; one that answers and does not confirm, five
    /// times.
    private void ask(Topic topic) {
        try {
            var answers = 0;
            while (!confirmed.contains(topic) && answers < MOST_ANSWERS) {
                if (isAnswered(topic)) {
                    answers++;
                }
                Thread.sleep(ASK_AGAIN.multipliedBy(1L << answers));
            }
            if (!confirmed.contains(topic)) {
                givenUp.add(topic);
                LOG.log(
                        Level.WARNING,
                        "The api did not confirm " + topic.arn() + "; it gets nothing of it until we start again");
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "No longer asking for subscriptions");
        }
    }

    private boolean isAnswered(Topic topic) throws InterruptedException {
        var token = tokens.getOrDefault(topic, "");
        var version = behaviour.get().feedback().signatureVersion();
        return switch (webhook.post(SignedEnvelope.confirmation(topic, token, key, version))) {
            case TAKEN, REFUSED -> true;
            case UNREACHED, NO_ADDRESS -> false;
        };
    }
}
