package gov.notify.api.send;

/// What a send is answered: 201 with this body.
///
/// @param replayed whether an earlier request with the same Idempotency-Key was answered so before
public record Answer(byte[] body, boolean replayed) {}
