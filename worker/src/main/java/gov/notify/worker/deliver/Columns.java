package gov.notify.worker.deliver;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Fills the parameters of a statement with one array a column, so that it is the same statement for every
/// batch size.
final class Columns<T> {

    private final PreparedStatement statement;
    private final List<T> rows;
    private int next = 1;

    Columns(PreparedStatement statement, List<T> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    void add(String type, Function<T, @Nullable Object> value) throws SQLException {
        var values = new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            var plain = value.apply(rows.get(i));
            values[i] = plain instanceof Instant instant ? instant.toString() : plain;
        }
        statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
    }
}
