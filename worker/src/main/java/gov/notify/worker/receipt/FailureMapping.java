package gov.notify.worker.receipt;

/// Which word a failed text gets.
public enum FailureMapping {
    /// `permanent-failure` or `temporary-failure`, by its cause.
    DETAILED,
    /// `failed`, as in the reference. Never billed.
    REFERENCE
}
