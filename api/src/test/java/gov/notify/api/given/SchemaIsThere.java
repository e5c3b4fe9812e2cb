package gov.notify.api.given;

import static org.awaitility.Awaitility.await;

import gov.notify.migration.SchemaMigration;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.time.Duration;

/// Tests begin when the api under test has its schema, which it makes beside its start.
public class SchemaIsThere implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        var schema = Arc.container().instance(SchemaMigration.class).get();
        await().pollDelay(Duration.ZERO).atMost(Duration.ofMinutes(1)).until(schema::isReady);
    }
}
