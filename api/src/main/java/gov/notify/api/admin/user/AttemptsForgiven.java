package gov.notify.api.admin.user;

import java.util.UUID;

/// Somebody has let a person try anew, by password and by code.
public record AttemptsForgiven(UUID userId) {}
