package gov.notify.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.sandbox.postgres.Postgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that meets a schema older or newer than its own, as each does while programs are replaced.
class SchemaVersionsTest {

    private static final String[] AS_QUARKUS_DOES = {};

    private final AgroalDataSource pool = emptyDatabase();

    @TempDir
    private Path older;

    @TempDir
    private Path newer;

    @BeforeEach
    void twoVersions() throws IOException {
        for (var folder : List.of(older, newer)) {
            Files.writeString(folder.resolve("V1__things.sql"), "create table things (id int primary key);");
        }
        Files.writeString(
                newer.resolve("V2__names.sql"),
                "alter table things add column name text; insert into things values (1, 'first');");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void an_older_schema_is_moved_forward_and_what_is_in_it_stays() throws SQLException {
        migrate(older);
        run("insert into things values (7)");

        migrate(newer);

        assertThat(texts("select id || coalesce(name, '') from things order by id"))
                .containsExactly("1first", "7");
        assertThat(versions()).containsExactly("1", "2");
    }

    @Test
    void an_older_program_starts_on_a_newer_schema_and_changes_nothing() throws SQLException {
        migrate(newer);

        migrate(older);

        assertThat(versions()).containsExactly("1", "2");
        run("insert into things (id) values (8)");
        assertThat(texts("select id::text from things order by id")).containsExactly("1", "8");
    }

    @Test
    void a_program_that_only_looks_says_what_an_older_schema_lacks_and_changes_nothing() throws SQLException {
        migrate(older);

        var state = looking(newer);

        assertThat(state.missing()).isTrue();
        assertThat(state.refusal()).isEmpty();
        assertThat(state.lack())
                .isEqualTo("The schema is of version 1, and this program needs version 2:"
                        + " it waits until the worker's migrate has run");
        assertThat(versions()).containsExactly("1");
        assertThat(looking(older).missing()).isFalse();
    }

    @Test
    void a_program_that_only_looks_says_that_there_is_no_schema() {
        assertThat(looking(older).lack())
                .isEqualTo("The schema is not there, and this program needs version 1:"
                        + " it waits until the worker's migrate has run");
    }

    @Test
    void an_older_program_goes_on_where_a_newer_schema_only_adds() {
        migrate(newer);

        assertThat(looking(older).missing()).isFalse();
        assertThat(looking(older).refusal()).isEmpty();
    }

    @Test
    void an_older_program_is_refused_where_a_newer_schema_takes_away_what_it_uses() throws IOException {
        Files.writeString(newer.resolve("V3__contract_2_no_things.sql"), "alter table things drop column id;");
        migrate(newer);

        assertThat(looking(older).refusal())
                .contains("The schema is of version 3, which programs older than version 2 cannot use,"
                        + " and this one is of version 1: deploy a newer one");
        assertThat(migrate(older).refusal()).isPresent();
        assertThat(looking(newer).refusal()).isEmpty();
        Files.writeString(older.resolve("V2__names.sql"), Files.readString(newer.resolve("V2__names.sql")));
        assertThat(looking(older).refusal()).isEmpty();
    }

    @Test
    void a_schema_that_is_there_is_left_alone() throws SQLException {
        migrate(newer);
        migrate(newer);

        assertThat(texts("select name from things")).containsExactly("first");
        assertThat(versions()).containsExactly("1", "2");
    }

    @Test
    void several_programs_that_start_at_once_migrate_once() throws Exception {
        var starts = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 4; i++) {
            starts.add(() -> !migrate(newer).missing());
        }

        try (var programs = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var start : programs.invokeAll(starts)) {
                assertThat(start.get()).isTrue();
            }
        }

        assertThat(texts("select name from things")).containsExactly("first");
    }

    @Test
    void a_migration_that_fails_leaves_nothing_of_itself_and_is_no_trouble_of_the_server()
            throws SQLException, IOException {
        migrate(older);
        Files.writeString(
                newer.resolve("V2__names.sql"), "alter table things add column name text; select 1 from nowhere;");

        assertThatThrownBy(() -> migrate(newer))
                .isInstanceOf(FlywayException.class)
                .matches(failure -> !ServerTrouble.isBehind(failure));

        assertThat(texts("select column_name from information_schema.columns where table_name = 'things'"))
                .containsExactly("id");
        assertThat(versions()).containsExactly("1");
    }

    @Test
    void a_migration_that_was_changed_after_it_ran_is_refused() throws IOException {
        migrate(newer);
        Files.writeString(newer.resolve("V1__things.sql"), "create table others (id int);");

        assertThatThrownBy(() -> migrate(newer))
                .isInstanceOf(FlywayException.class)
                .matches(failure -> !ServerTrouble.isBehind(failure));
    }

    @Test
    void the_schema_of_this_program_is_made_from_nothing_and_again_to_no_effect() throws SQLException {
        for (int i = 0; i < 2; i++) {
            new PatientFlyway(
                            Flyway.configure()
                                    .dataSource(pool)
                                    .placeholders(Map.of(
                                            "toll-free-number", "+18005550100", "email-domain", "notify.example.test"))
                                    .load(),
                            pool)
                    .migrate();
        }

        assertThat(texts("select version from flyway_schema_history where not success"))
                .isEmpty();
        assertThat(texts("select count(*)::text from flyway_schema_history where version = '1'"))
                .containsExactly("1");
        assertThat(texts("select count(*)::text from services")).containsExactly("1");
    }

    private SchemaState migrate(Path migrations) {
        return program(migrations).migrate();
    }

    private SchemaState looking(Path migrations) {
        return program(migrations).look();
    }

    private PatientFlyway program(Path migrations) {
        var flyway = Flyway.configure()
                .dataSource(pool)
                .locations("filesystem:" + migrations)
                .ignoreMigrationPatterns(AS_QUARKUS_DOES)
                .load();
        return new PatientFlyway(flyway, pool);
    }

    private List<String> versions() throws SQLException {
        return texts("select version from flyway_schema_history where success order by installed_rank");
    }

    private void run(String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String query) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static AgroalDataSource emptyDatabase() {
        var name = "m" + UUID.randomUUID().toString().replace("-", "");
        Postgres.shared().createDatabase(name);
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(few -> few.maxSize(4)
                            .connectionFactoryConfiguration(
                                    to -> to.jdbcUrl(Postgres.shared().jdbcUrl(name)))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
