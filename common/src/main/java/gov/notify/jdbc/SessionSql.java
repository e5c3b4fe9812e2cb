package gov.notify.jdbc;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;

/// SQL beside entities, on their session's connection, so that it sees what they have become.
///
/// Hibernate's own native queries find out anew, each time, what their columns are, which costs more than a short
/// query itself.
public final class SessionSql {

    private SessionSql() {}

    /// Every row that a query finds, in its order.
    ///
    /// @param parameters as [java.sql.PreparedStatement#setObject(int, Object)] takes them
    /// @throws org.hibernate.JDBCException where Postgres is away or refuses it
    public static <R> List<R> list(String query, Sql.Row<R> row, Object... parameters) {
        var session = Panache.getSession();
        if (session.isJoinedToTransaction()) {
            session.flush(); // outside of one nothing waits to be written
        }
        return session.doReturningWork(connection -> Sql.list(connection, query, row, parameters));
    }
}
