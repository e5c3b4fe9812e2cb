package gov.notify.worker.deliver;

/// What a claim came to, ready to be stored.
record Outcome(Claim claim, NextStep step) {}
