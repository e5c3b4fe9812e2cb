package gov.notify.worker.provider;

import java.time.Duration;

/// What a provider said when given one message.
public sealed interface Handover {

    /// The provider took it. `reference` is the provider's own id; receipts carry it.
    record Accepted(String reference) implements Handover {}

    /// A fault of the provider or the network; certainly not taken. Costs an attempt; the lane's schedule
    /// says when to try again.
    record TryLater(Reason reason) implements Handover {}

    /// The provider asks us to slow down. Costs no attempt: the message did nothing wrong.
    record Throttled(Duration after) implements Handover {}

    /// A daily or monthly allowance is used up. Costs no attempt; nothing goes through before `after`.
    record QuotaSpent(Reason reason, Duration after) implements Handover {}

    /// Our side is set up wrongly: credentials, an unverified domain, a number that is not ours. Costs no
    /// attempt; someone has to act, so the provider is left alone for `after`.
    record Misconfigured(Reason reason, Duration after) implements Handover {}

    /// This message's sender is not set up there, which somebody must see to; other senders' messages go through. Costs
    /// no attempt; the sender is left alone for `after`.
    record SenderUnknown(Reason reason, Duration after) implements Handover {}

    /// The account may not write to this message's recipient yet, which somebody must see to; all others' messages go
    /// through. Costs no attempt.
    record RecipientUnknown(Reason reason) implements Handover {}

    /// It will never take this message.
    record Refused(Reason reason) implements Handover {}

    /// The connection broke after the request left: it may or may not have been taken.
    record Unknown(Reason reason) implements Handover {}
}
