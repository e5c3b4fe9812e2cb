package gov.notify.api.admin;

/// An answer in the envelope that most writes of the admin API have: `{"data": …}`.
public record Data<T>(T data) {}
