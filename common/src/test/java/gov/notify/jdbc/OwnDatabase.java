package gov.notify.jdbc;

import gov.notify.sandbox.postgres.MigratedDatabase;
import io.agroal.api.AgroalDataSource;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// A database of a test's own, and what the test says to it in plain SQL.
@NullMarked
public record OwnDatabase(String url, AgroalDataSource pool) implements AutoCloseable {

    public static OwnDatabase create(int connections) {
        var database = MigratedDatabase.create();
        return new OwnDatabase(database.url(), database.pool(connections));
    }

    /// Runs one statement; times and ids may be given as they are.
    ///
    /// @return the rows it changed
    public int run(String sql, @Nullable Object... values) {
        return Sql.once(pool, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return statement.execute() ? 0 : statement.getUpdateCount();
            }
        });
    }

    /// The first column of the only row that a query finds.
    public <T> T one(Class<T> type, String sql, @Nullable Object... values) {
        return Sql.once(pool, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        throw new AssertionError("no row: " + sql);
                    }
                    return rows.getObject(1, type);
                }
            }
        });
    }

    public long count(String sql, @Nullable Object... values) {
        return one(Long.class, "select count(*) " + sql, values);
    }

    /// The first column of every row that a query finds, as text.
    public List<String> texts(String sql) {
        return Sql.list(pool, sql, row -> row.getString(1));
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            statement.setObject(i + 1, value instanceof Instant moment ? moment.toString() : value);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
