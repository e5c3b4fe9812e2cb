package gov.notify.worker;

import gov.notify.jdbc.Sql;
import gov.notify.sandbox.postgres.MigratedDatabase;
import io.agroal.api.AgroalDataSource;

/// A migrated database of its own, with the few statements that tests say of it.
public final class TestDatabase implements AutoCloseable {

    private final AgroalDataSource pool = MigratedDatabase.create().pool(8);

    public AgroalDataSource pool() {
        return pool;
    }

    public void run(String sql) {
        Sql.once(pool, connection -> {
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

    @Override
    public void close() {
        pool.close();
    }
}
