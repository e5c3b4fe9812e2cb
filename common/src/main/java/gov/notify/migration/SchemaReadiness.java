package gov.notify.migration;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Down until the schema is there and everything that waited for it has started. Names the reason and nothing else.
@Readiness
@ApplicationScoped
class SchemaReadiness implements HealthCheck {

    private final SchemaMigration migration;

    SchemaReadiness(SchemaMigration migration) {
        this.migration = migration;
    }

    @Override
    public HealthCheckResponse call() {
        var phase = migration.phase();
        var check = HealthCheckResponse.named("schema").status(phase == StartPhase.READY);
        return phase == StartPhase.READY
                ? check.build()
                : check.withData("reason", phase.words()).build();
    }
}
