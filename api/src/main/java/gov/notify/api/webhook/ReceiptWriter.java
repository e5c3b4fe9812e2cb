package gov.notify.api.webhook;

import gov.notify.batch.GroupCommit;
import gov.notify.receipt.ReceiptEvent;
import gov.notify.receipt.ReceiptInbox;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;

/// Stores receipts as they come: concurrent ones share a statement and a commit, and each waits for it.
@ApplicationScoped
class ReceiptWriter {

    private static final Boolean STORED = true;

    private final ReceiptInbox inbox;
    private final GroupCommit<ReceiptEvent, Boolean> group;

    ReceiptWriter(ReceiptInbox inbox, WebhookConfig config) {
        this.inbox = inbox;
        this.group = new GroupCommit<>(
                "receipt-writer",
                new GroupCommit.Sizes(
                        config.committers(), config.batch(), config.queue(), config.patience(), config.stale()),
                this::commit);
    }

    /// Waits until the receipt is committed.
    ///
    /// @throws gov.notify.jdbc.StoreUnavailable if Postgres stayed away
    /// @throws gov.notify.batch.Overloaded if too many are waiting
    void store(ReceiptEvent receipt) {
        group.submit(receipt);
    }

    /// Whether every receipt gets an answer, sooner or later.
    boolean isWell() {
        return group.isWell();
    }

    private List<Boolean> commit(List<ReceiptEvent> batch) {
        inbox.store(batch);
        return Collections.nCopies(batch.size(), STORED);
    }

    @PreDestroy
    void close() {
        group.close();
    }
}
