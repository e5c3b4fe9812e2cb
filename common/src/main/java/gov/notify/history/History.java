package gov.notify.history;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.UUID;

/// The tables whose rows are kept in every version. A version is recorded in the transaction that makes it,
/// after the row has its new content and number.
public enum History {
    SERVICES("services"),
    API_KEYS("api_keys");

    private final String statement;

    History(String table) {
        this.statement = "insert into " + table + "_history select * from " + table + " where id = ?1";
    }

    /// Keeps the row as it is now.
    public void record(UUID id) {
        Panache.getEntityManager().flush();
        Panache.getEntityManager()
                .createNativeQuery(statement)
                .setParameter(1, id)
                .executeUpdate();
    }
}
