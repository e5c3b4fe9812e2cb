package gov.notify.worker;

import gov.notify.jdbc.Sql;
import gov.notify.sandbox.postgres.MigratedDatabase;
import io.agroal.api.AgroalDataSource;
import java.time.Instant;

/// A migrated database of its own, with the few statements that tests say of it.
public final class TestDatabase implements AutoCloseable {

    private static final String CLOCK = """
            create table stopped_clock (at timestamptz not null);
            create function public.now() returns timestamptz language sql stable as
              $$ select coalesce((select at from public.stopped_clock), pg_catalog.now()) $$;
            do $$ begin execute format('alter database %I set search_path = public, pg_catalog', current_database()); end $$;
            """;

    private final MigratedDatabase made = MigratedDatabase.create();
    private final AgroalDataSource pool = made.pool(8);

    /// One whose time a test may stop.
    public static TestDatabase withClock() {
        var database = new TestDatabase();
        try (var before = database.another(1)) { // connections made from now on have it
            execute(before, CLOCK);
        }
        return database;
    }

    public AgroalDataSource pool() {
        return pool;
    }

    /// A pool of its own for somebody who is going to lose it. The caller closes it.
    public AgroalDataSource another(int size) {
        return made.pool(size);
    }

    public void run(String sql) {
        execute(pool, sql);
    }

    private static void execute(AgroalDataSource source, String sql) {
        Sql.once(source, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /// The first column of the first row.
    public String one(String sql, Object... parameters) {
        return Sql.once(pool, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? String.valueOf(rows.getString(1)) : "none";
                }
            }
        });
    }

    /// How many rows a table has, or what of it a condition is true of.
    public long count(String rows) {
        return Long.parseLong(one("select count(*) from " + rows));
    }

    /// The time that statements go by.
    public Instant now() {
        return Instant.parse(one("select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
    }

    /// Stops the time that statements go by, so that a test can stand on the very boundary of a rule.
    public void stopsAt(Instant moment) {
        run("delete from stopped_clock; insert into stopped_clock values ('" + moment + "')");
    }

    @Override
    public void close() {
        pool.close();
    }
}
