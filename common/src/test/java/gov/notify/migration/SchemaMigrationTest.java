package gov.notify.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gov.notify.sandbox.postgres.Postgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How far a program's start has come, from a Postgres that has no database for it yet.
class SchemaMigrationTest {

    private static final Duration SOON = Duration.ofMinutes(2);
    private final String name = "s" + UUID.randomUUID().toString().replace("-", "");
    private final AgroalDataSource pool = pool(name);
    private final CountDownLatch mayStart = new CountDownLatch(1);
    private final AtomicInteger told = new AtomicInteger();
    private SchemaMigration migration = migration("serve", true);

    @AfterEach
    void close() throws InterruptedException {
        mayStart.countDown();
        migration.stop(new ShutdownEvent());
        pool.close();
    }

    @Test
    void a_database_that_is_not_there_is_waited_for_and_then_given_its_schema() {
        assertThat(migration.phase()).isEqualTo(StartPhase.MIGRATING);
        migration.start(new StartupEvent());
        await().atMost(SOON).until(() -> migration.phase() == StartPhase.WAITING);
        assertThat(told).hasValue(0);

        Postgres.shared().createDatabase(name);

        await().atMost(SOON).until(() -> migration.phase() == StartPhase.STARTING);
        assertThat(migration.isReady()).isFalse();
        mayStart.countDown();
        await().atMost(SOON).until(migration::isReady);
        assertThat(told).hasValue(1);
    }

    @Test
    void a_program_that_ends_while_it_waits_starts_nothing_afterwards() throws InterruptedException {
        migration.start(new StartupEvent());
        await().atMost(SOON).until(() -> migration.phase() == StartPhase.WAITING);

        migration.stop(new ShutdownEvent());
        Postgres.shared().createDatabase(name);

        await().atMost(SOON).during(Duration.ofSeconds(2)).until(() -> migration.phase() == StartPhase.ENDING);
        assertThat(told).hasValue(0);
    }

    @Test
    void a_program_that_ends_before_it_began_ends_at_once() throws InterruptedException {
        long began = System.nanoTime();

        migration.stop(new ShutdownEvent());

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        assertThat(migration.phase()).isEqualTo(StartPhase.ENDING);
        assertThat(migration.isReady()).isFalse();
    }

    @Test
    void a_program_that_does_not_migrate_waits_until_somebody_has() {
        Postgres.shared().createDatabase(name);
        migration = migration("serve", false);
        migration.start(new StartupEvent());

        await().atMost(SOON).until(() -> migration.phase() == StartPhase.BEHIND);
        assertThat(told).hasValue(0);

        mayStart.countDown();
        assertThat(migrated()).startsWith("The schema is of version ");
        await().atMost(SOON).until(migration::isReady);
        assertThat(told).hasValue(1);
    }

    @Test
    void what_only_migrates_starts_nothing() {
        Postgres.shared().createDatabase(name);
        migration = migration("migrate", true);

        migration.start(new StartupEvent());

        assertThat(migrated()).isEqualTo(migrated());
        assertThat(migration.phase()).isEqualTo(StartPhase.MIGRATING);
        assertThat(told).hasValue(0);
    }

    @Test
    void what_only_migrates_gives_up_with_a_sentence_where_postgres_stays_away() {
        assertThatThrownBy(() -> migration.migrateNow(Duration.ofMillis(100)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The schema is as it was: Postgres says SQLSTATE 3D000");
    }

    @Test
    void a_phase_is_named_in_words_that_tell_nothing_of_the_server() {
        assertThat(StartPhase.values())
                .extracting(StartPhase::words)
                .containsExactly(
                        "migrating the schema",
                        "waiting for Postgres",
                        "waiting until the schema is migrated",
                        "starting to work",
                        "ready",
                        "failed",
                        "ending");
    }

    private String migrated() {
        try {
            return migration("migrate", true).migrateNow(SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private SchemaMigration migration(String mode, boolean atStart) {
        var flyway = Flyway.configure()
                .dataSource(pool)
                .placeholders(Map.of("toll-free-number", "+18005550100", "email-domain", "notify.example.test"))
                .load();
        return new SchemaMigration(flyway, pool, new Listeners(), new Configured(mode, atStart));
    }

    private record Configured(String mode, boolean migrateAtStart) implements SchemaConfig {}

    private static AgroalDataSource pool(String database) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(few -> few.maxSize(2)
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            .connectionFactoryConfiguration(
                                    to -> to.jdbcUrl(Postgres.shared().jdbcUrl(database)))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All who wait for the schema, as one.
    private final class Listeners implements Event<SchemaReady> {
        @Override
        public void fire(SchemaReady event) {
            told.incrementAndGet();
            try {
                mayStart.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public <U extends SchemaReady> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends SchemaReady> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<SchemaReady> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends SchemaReady> Event<U> select(Class<U> type, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends SchemaReady> Event<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
