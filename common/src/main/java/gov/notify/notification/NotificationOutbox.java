package gov.notify.notification;

import gov.notify.queue.Hint;
import gov.notify.queue.Hints;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.List;

/// Stores notifications in the caller's transaction, with the rows that they tell of: both are committed, or
/// neither is. For the few that Notify itself sends; what services send goes through [NotificationWriter].
@ApplicationScoped
public class NotificationOutbox {

    private final Hints hints;
    private final Event<Queued> queued;
    private final Clock clock;

    NotificationOutbox(Hints hints, Event<Queued> queued, Clock clock) {
        this.hints = hints;
        this.queued = queued;
        this.clock = clock;
    }

    /// A notification that the transaction has stored.
    record Queued(Hint hint) {}

    /// Stores a notification that is due at once. The workers hear of it after the commit; if the process dies
    /// in between, the sweep finds it.
    public void add(NewNotification notification) {
        var entities = Panache.getSession();
        entities.flush();
        entities.doWork(connection -> NotificationInsert.insert(connection, List.of(notification), clock.instant()));
        var row = notification.row();
        queued.fire(new Queued(Hint.message(row.channel(), row.queueing().lane(), row.id(), row.serviceId())));
    }

    void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) Queued committed) {
        hints.send(List.of(committed.hint()));
    }
}
