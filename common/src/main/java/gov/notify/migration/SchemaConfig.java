package gov.notify.migration;

import gov.notify.config.Matching;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/// Who brings the schema to its version, and when.
@ConfigMapping(prefix = "")
public interface SchemaConfig {

    /// `migrate` lets a worker bring the schema to its version, and end; so does `migrate` as its first argument.
    @WithName("NOTIFY_MODE")
    @Matching("serve|migrate")
    @WithDefault("serve")
    String mode();

    /// Whether programs bring the schema to their version when they start. Where they do not, they wait until a
    /// worker's `migrate` has.
    @WithName("NOTIFY_SCHEMA_MIGRATE_AT_START")
    @WithDefault("true")
    boolean migrateAtStart();
}
