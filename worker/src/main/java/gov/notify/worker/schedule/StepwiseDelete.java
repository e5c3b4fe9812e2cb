package gov.notify.worker.schedule;

import gov.notify.jdbc.Sql;
import javax.sql.DataSource;

/// Deletes rows that are old, some thousand at a time, so that no transaction holds many.
public final class StepwiseDelete {

    private static final int AT_A_TIME = 5000;

    private StepwiseDelete() {}

    /// @param sql deletes as many rows as its only parameter says, or all that are left
    public static void run(DataSource database, String sql) {
        int deleted = AT_A_TIME;
        while (deleted == AT_A_TIME) {
            deleted = Sql.repeatable(database, connection -> {
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setInt(1, AT_A_TIME);
                    return statement.executeUpdate();
                }
            });
        }
    }
}
