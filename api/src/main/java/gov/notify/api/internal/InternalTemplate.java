package gov.notify.api.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The messages that Notify itself sends, by the templates of its own service (docs/contract/admin-api.md, 5.2).
/// What each says, and to which placeholders, stands in the templates, which are made by a migration.
public enum InternalTemplate {
    INVITATION("4f46df42-f795-4cc4-83bb-65ca312f49cc", Life.INVITATION),
    SMS_CODE("36fb0730-6259-4da1-8a80-c8de22ad4246", Life.CODE),
    EMAIL_LINK("299726d2-dba6-42b8-8209-30e1d66ea164", Life.CODE),
    NEW_USER_VERIFICATION("ece42649-22a8-4d06-b87f-d52d5d3f0a27", Life.LINK),
    ALREADY_REGISTERED("0880fbb1-a0c6-46f0-9a8e-36c986381ceb", Life.NOTICE),
    CHANGE_EMAIL("eb4d9930-87ab-4aef-9bce-786762687884", Life.LINK),
    SERVICE_LIVE("618185c6-3636-49cd-b7d2-6f6f5eb3bdde", Life.NOTICE),
    ORGANIZATION_INVITATION("203566f0-d835-47c5-aa06-932439c86573", Life.INVITATION),
    EMAIL_CHANGED_BY_MANAGER("c73f1d71-4049-46d5-a647-d013bdeca3f0", Life.NOTICE),
    MOBILE_CHANGED_BY_MANAGER("8a31520f-4751-4789-8ea1-fe54496725eb", Life.NOTICE),
    REPLY_TO_CHECK("a42f1d17-9404-46d5-a647-d013bdfca3e1", Life.NOTICE),
    AGREEMENT_SIGNER("4fd2e43c-309b-4e50-8fb8-1955852d9d71", Life.NOTICE),
    AGREEMENT_SIGNER_ON_BEHALF("c20206d5-bf03-4002-9a90-37d5032d9e84", Life.NOTICE),
    AGREEMENT_REPRESENTED("522b6657-5ca5-4368-a294-6b527703bd0b", Life.NOTICE);

    private final UUID id;
    private final Life life;

    InternalTemplate(String id, Life life) {
        this.id = UUID.fromString(id);
        this.life = life;
    }

    /// How long a message is worth sending, and for how many days its recipient and values are kept.
    private enum Life {
        CODE(Duration.ofMinutes(30), 1),
        LINK(Duration.ofHours(1), 1),
        INVITATION(Duration.ofDays(2), 3),
        NOTICE(null, 2);

        private final @Nullable Duration worth;
        private final int days;

        Life(@Nullable Duration worth, int days) {
            this.worth = worth;
            this.days = days;
        }
    }

    UUID id() {
        return id;
    }

    /// After this, what it carries opens nothing any more, and it is not sent. Empty where that never happens.
    Optional<Duration> worth() {
        return Optional.ofNullable(life.worth);
    }

    /// Days after the one on which it was accepted.
    int daysKept() {
        return life.days;
    }
}
