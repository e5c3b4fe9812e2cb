package gov.notify.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Fills a statement over `unnest` with a batch: one array a column, so that the statement is the same for every size.
///
/// @param <T> a row
public final class ColumnArrays<T> {

    private final PreparedStatement statement;
    private final List<T> rows;
    private int next = 1;

    public ColumnArrays(PreparedStatement statement, List<T> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    /// The next parameter.
    ///
    /// @param type of Postgres, e.g. `uuid`
    public ColumnArrays<T> add(String type, Function<T, @Nullable Object> value) throws SQLException {
        var values = new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Object plain = value.apply(rows.get(i));
            values[i] = plain instanceof Instant instant ? instant.toString() : plain;
        }
        statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
        return this;
    }

    /// The next parameter, of bytes.
    public ColumnArrays<T> addBytes(Function<T, byte @Nullable []> value) throws SQLException {
        var values = new byte @Nullable [rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        statement.setArray(next++, statement.getConnection().createArrayOf("bytea", values));
        return this;
    }

    /// The parameter number that follows.
    public int next() {
        return next;
    }
}
