package gov.notify.api.admin.folder;

import gov.notify.api.error.ApiError;
import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Puts templates into a folder, or on the top level. Makes no version of them.
@ApplicationScoped
class MovedTemplates {

    private static final String KNOWN = "select id from templates where service_id = ? and id = any (?) and not hidden";

    private static final String PLACE = """
            insert into template_folder_map (template_id, template_folder_id)
            select id, ? from templates where service_id = ? and id = any (?) and not hidden and not archived
            on conflict (template_id) do update set template_folder_id = excluded.template_folder_id
            """;

    private static final String TO_TOP = """
            delete from template_folder_map m using templates t
             where t.id = m.template_id and t.service_id = ? and m.template_id = any (?)
            """;

    private final DataSource database;

    MovedTemplates(DataSource database) {
        this.database = database;
    }

    /// Of all of these, those that are archived are passed over: they are in no folder. Within the caller's
    /// transaction, which holds the lock of the service.
    ///
    /// @param target null for the top level
    /// @throws gov.notify.api.error.ApiException 400 where one is no template of the service
    void move(UUID serviceId, @Nullable UUID target, List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Sql.once(database, connection -> {
            requireAll(connection, serviceId, ids);
            try (var statement = connection.prepareStatement(target == null ? TO_TOP : PLACE)) {
                int next = 1;
                if (target != null) {
                    statement.setObject(next++, target);
                }
                statement.setObject(next++, serviceId);
                setIds(statement, next, ids);
                return statement.executeUpdate();
            }
        });
    }

    private static void requireAll(Connection connection, UUID serviceId, List<UUID> ids) throws SQLException {
        var unknown = new ArrayList<>(ids);
        try (var statement = connection.prepareStatement(KNOWN)) {
            statement.setObject(1, serviceId);
            setIds(statement, 2, ids);
            var known = new HashSet<UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(Rows.uuid(rows, "id"));
                }
            }
            unknown.removeIf(known::contains);
        }
        if (!unknown.isEmpty()) {
            throw ApiError.badRequest("Could not move to folder: No template found with id " + unknown.getFirst()
                            + " for service " + serviceId)
                    .thrown();
        }
    }

    private static void setIds(PreparedStatement statement, int parameter, List<UUID> ids) throws SQLException {
        statement.setArray(parameter, statement.getConnection().createArrayOf("uuid", ids.toArray()));
    }
}
