package gov.notify.e2e.world;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Postgres by plain JDBC; every question is a connection of its own, so that it survives a killed server.
public record Db(String jdbcUrl) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl);
    }

    /// A number, of a query that answers with one.
    public long number(String sql, Object... parameters) {
        return rows(sql, row -> row.getLong(1), parameters).getFirst();
    }

    /// What `read` makes of each row.
    public <T> List<T> rows(String sql, Reading<T> read, Object... parameters) {
        try (var connection = connect();
                var statement = prepared(connection, sql, parameters);
                var result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(read.row(result));
            }
            return rows;
        } catch (SQLException e) {
            throw new DbTrouble(sql, e);
        }
    }

    /// Runs a statement, or several without parameters.
    public void run(String sql, Object... parameters) {
        try (var connection = connect();
                var statement = prepared(connection, sql, parameters)) {
            statement.execute();
        } catch (SQLException e) {
            throw new DbTrouble(sql, e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /// Reads one row.
    @FunctionalInterface
    public interface Reading<T> {
        T row(ResultSet row) throws SQLException;
    }

    /// Postgres could not be asked, or refused.
    public static final class DbTrouble extends RuntimeException {
        private static final long serialVersionUID = 1;

        DbTrouble(String sql, SQLException cause) {
            super(sql, cause);
        }
    }
}
