package gov.notify.sandbox.receipt;

/// What is told through a topic.
///
/// @param subject empty when the envelope has none
/// @param message JSON
record Event(Topic topic, String subject, String message) {}
