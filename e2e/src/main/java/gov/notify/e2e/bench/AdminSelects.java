package gov.notify.e2e.bench;

import gov.notify.e2e.world.Db;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// The baseline of what the admin application reads: the api's own SELECTs of an answer, one after
/// the other over JDBC, and nothing done with what they bring.
///
/// @param statements each with one id as its parameters, all of them
record AdminSelects(List<String> statements) {

    static final AdminSelects SERVICE = new AdminSelects(List.of("select * from services where id = ?", """
            select cast(service_id as text) as service, 'permission' as kind, permission as what
              from service_permissions where service_id = any (array[?::uuid])
            union all
            select cast(service_id as text), callback_type, cast(id as text) from service_callback_api
             where service_id = any (array[?::uuid])
            union all
            select cast(service_id as text), 'branding', cast(email_branding_id as text) from service_email_branding
             where service_id = any (array[?::uuid])
            """));

    static final AdminSelects USER = new AdminSelects(List.of("select * from users where id = ?", """
            select 'service' as kind, m.user_id, s.id, s.created_at, null as permission
              from user_to_service m join services s on s.id = m.service_id
             where m.user_id = any (array[?::uuid]) and s.active
            union all
            select 'organization', m.user_id, o.id, o.created_at, null
              from user_to_organization m join organization o on o.id = m.organization_id
             where m.user_id = any (array[?::uuid]) and o.active
            union all
            select 'permission', p.user_id, s.id, s.created_at, p.permission
              from permissions p join services s on s.id = p.service_id
             where p.user_id = any (array[?::uuid]) and s.active
             order by created_at, permission
            """));

    static final AdminSelects TEMPLATES = new AdminSelects(List.of("""
            select t.id, t.name, t.template_type, place.template_folder_id
              from templates t
              left join template_folder_map place on place.template_id = t.id
              left join template_redacted redacted on redacted.template_id = t.id
             where t.service_id = ? and not t.hidden and not t.archived
             order by t.name, t.template_type, t.id
            """));

    /// With what each says and the default sender of its channel.
    static final AdminSelects WHOLE_TEMPLATES = new AdminSelects(List.of("""
            select t.id, t.service_id, t.name, t.template_type, t.content, t.subject, t.process_type, t.archived,
                   t.hidden, t.version, t.created_by_id, t.created_at, t.updated_at, place.template_folder_id,
                   coalesce(redacted.redact_personalisation, false) as redact_personalisation,
                   case t.template_type
                     when 'sms' then (select sms_sender from service_sms_senders
                                       where service_id = ? and is_default and not archived)
                     else (select email_address from service_email_reply_to
                            where service_id = ? and is_default and not archived)
                   end as default_sender
              from templates t
              left join template_folder_map place on place.template_id = t.id
              left join template_redacted redacted on redacted.template_id = t.id
             where t.service_id = ? and not t.hidden and not t.archived
             order by t.name, t.template_type, t.id
            """));

    AdminSelects {
        statements = List.copyOf(statements);
    }

    /// How many times a second all of them are carried out.
    double perSecond(Db db, String id, int connections, double seconds) {
        var parameter = UUID.fromString(id);
        var counted = new AtomicLong();
        var clock = new StartAndEnd(1, seconds);
        Parallel.run(db, connections, connection -> {
            var prepared = prepare(connection, parameter);
            var start = clock.start();
            var end = clock.end();
            for (var now = System.nanoTime(); now < end; now = System.nanoTime()) {
                for (var statement : prepared) {
                    read(statement);
                }
                if (now >= start) {
                    counted.incrementAndGet();
                }
            }
            for (var statement : prepared) {
                statement.close();
            }
        });
        return counted.get() / seconds;
    }

    private List<PreparedStatement> prepare(Connection connection, UUID id) throws SQLException {
        var prepared = new ArrayList<PreparedStatement>();
        for (var sql : statements) {
            var statement = connection.prepareStatement(sql);
            var parameters = sql.chars().filter(c -> c == '?').count();
            for (var parameter = 1; parameter <= parameters; parameter++) {
                statement.setObject(parameter, id);
            }
            prepared.add(statement);
        }
        return prepared;
    }

    private static void read(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (var column = 1; column <= columns; column++) {
                    rows.getObject(column);
                }
            }
        }
    }
}
