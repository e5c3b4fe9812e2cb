package gov.notify.api.send;

/// What a send is answered: 201 with this body.
///
/// @param body a [gov.notify.api.http.CountedAnswer], or bytes that are not counted yet
/// @param replayed whether an earlier request with the same Idempotency-Key was answered so before
public record SendResponse(Object body, boolean replayed) {}
