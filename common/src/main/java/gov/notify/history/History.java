package gov.notify.history;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// The tables whose rows are kept in every version. A version is recorded in the transaction that makes it,
/// after the row has its new content and number. The secret of a row is not kept: no version needs its own.
public enum History {
    SERVICES("services", ""),
    API_KEYS("api_keys", "secret");

    private static final String COLUMNS = """
            select column_name from information_schema.columns
             where table_schema = current_schema() and table_name = ?1
             order by ordinal_position
            """;

    private final String table;
    private final String secret;

    History(String table, String secret) {
        this.table = table;
        this.secret = secret;
    }

    /// Keeps the row as it is now.
    public void record(UUID id) {
        var entities = Panache.getSession();
        entities.flush();
        entities.createNativeMutationQuery(statement()).setParameter(1, id).executeUpdate();
    }

    /// By name: the two tables need not have their columns in one order. Read anew, as a migration may have come.
    private String statement() {
        var columns = columns().stream()
                .filter(column -> !secret.equals(column))
                .map(column -> '"' + column + '"')
                .collect(Collectors.joining(", "));
        return "insert into " + table + "_history (" + columns + ") select " + columns + " from " + table
                + " where id = ?1";
    }

    private List<String> columns() {
        return Panache.getSession()
                .createNativeQuery(COLUMNS, String.class)
                .setParameter(1, table + "_history")
                .getResultList();
    }
}
