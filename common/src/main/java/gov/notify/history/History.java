package gov.notify.history;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The versions of a table's rows, which are kept for good. A version is recorded in the transaction that makes
/// it, after the row has its new content and number.
///
///     public static final History HISTORY = new History("api_keys", "secret");
public final class History {

    private static final String COLUMNS = """
            select column_name from information_schema.columns
             where table_schema = current_schema() and table_name = ?1
             order by ordinal_position
            """;

    private final String table;
    private final Set<String> secrets;

    /// @param table beside which there is one that is called the same and `_history`
    /// @param secrets its columns that no version keeps
    public History(String table, String... secrets) {
        this.table = table;
        this.secrets = Set.of(secrets);
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
                .filter(column -> !secrets.contains(column))
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
