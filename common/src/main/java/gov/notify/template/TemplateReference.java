package gov.notify.template;

import java.util.UUID;

/// Which template, in which version.
///
/// @param version from 1
public record TemplateReference(UUID id, int version) {}
