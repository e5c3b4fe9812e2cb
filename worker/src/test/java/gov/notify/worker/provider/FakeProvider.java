package gov.notify.worker.provider;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;

/// A provider that remembers every call and answers as it is told.
public final class FakeProvider implements Provider {

    private final String identifier;
    private final List<UUID> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<UUID, Integer> times = new ConcurrentHashMap<>();
    private volatile BiFunction<OutgoingMessage, Integer, Handover> answer = (message, _) -> accepted(message);
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile boolean echoes;

    public FakeProvider(String identifier) {
        this.identifier = identifier;
    }

    public static Handover accepted(OutgoingMessage message) {
        return new Handover.Accepted("ref-" + message.notificationId());
    }

    @Override
    public String identifier() {
        return identifier;
    }

    @Override
    public Handover send(OutgoingMessage message) {
        int call = times.merge(message.notificationId(), 1, Integer::sum);
        calls.add(message.notificationId());
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return answer.apply(message, call);
    }

    @Override
    public String identity(OutgoingMessage message) {
        return message instanceof OutgoingMessage.Text text && text.sender() != null ? text.sender() : identifier;
    }

    @Override
    public boolean echoesNotificationId() {
        return echoes;
    }

    /// @param answer from the message and how often it was asked about it, from 1
    public void answers(BiFunction<OutgoingMessage, Integer, Handover> answer) {
        this.answer = answer;
    }

    public void echoesIds() {
        echoes = true;
    }

    public void holdsEveryCall() {
        open = new CountDownLatch(1);
    }

    public void letsGo() {
        open.countDown();
    }

    public int callsFor(UUID id) {
        return times.getOrDefault(id, 0);
    }

    /// In the order they came.
    public List<UUID> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }
}
