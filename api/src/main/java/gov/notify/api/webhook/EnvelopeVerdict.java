package gov.notify.api.webhook;

/// Whether an envelope is what it says it is.
sealed interface EnvelopeVerdict {

    record Genuine(TopicArn topic) implements EnvelopeVerdict {}

    /// Not ours, or not AWS's. `why` is for the log and names nobody.
    record Forged(String why) implements EnvelopeVerdict {}

    /// The certificate cannot be had right now; the envelope may be genuine, so SNS should bring it again.
    record Undecided(String why) implements EnvelopeVerdict {}
}
