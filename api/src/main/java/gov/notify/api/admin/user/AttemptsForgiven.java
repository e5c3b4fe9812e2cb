package gov.notify.api.admin.user;

import java.util.UUID;

/// An event: the failed attempts of a user, by password and by code, no longer count.
public record AttemptsForgiven(UUID userId) {}
