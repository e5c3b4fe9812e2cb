package gov.notify.migration;

/// Told once, when Postgres has the schema that this program needs. Whoever throws on hearing it ends the program.
public record SchemaReady() {}
