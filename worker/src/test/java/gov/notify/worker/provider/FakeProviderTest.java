package gov.notify.worker.provider;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

class FakeProviderTest extends ProviderConformance {

    private static final Reason WHY = new Reason("Pretended", "");
    private static final String NOBODY = "nobody";

    private final AtomicInteger taken = new AtomicInteger();
    private final FakeProvider provider = new FakeProvider("ses");

    @Override
    Provider provider() {
        return provider;
    }

    @Override
    OutgoingMessage message(UUID id) {
        return Messages.email(id, "zoe@example.com");
    }

    @Override
    OutgoingMessage unacceptable(UUID id) {
        return Messages.email(id, NOBODY);
    }

    @Override
    void farSide(Conduct conduct) {
        provider.answers((message, _) -> switch (conduct) {
            case ACCEPTS -> message.to().value().equals(NOBODY) ? new Handover.Refused(WHY) : accepted(message);
            case THROTTLES -> ErrorClass.THROTTLED.handover(WHY, CircuitBreaker.SHORTEST);
            case FAILS -> new Handover.TryLater(WHY);
            case BREAKS_OFF -> new Handover.Unknown(WHY);
        });
    }

    private Handover accepted(OutgoingMessage message) {
        taken.incrementAndGet();
        return FakeProvider.accepted(message);
    }

    @Override
    int taken() {
        return taken.get();
    }
}
