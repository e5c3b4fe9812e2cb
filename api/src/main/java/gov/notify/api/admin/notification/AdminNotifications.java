package gov.notify.api.admin.notification;

import gov.notify.api.json.S0;
import gov.notify.jdbc.ReadPool;
import gov.notify.jdbc.Rows;
import gov.notify.jdbc.Sql;
import gov.notify.log.SafeStackTrace;
import gov.notify.security.DecryptionException;
import gov.notify.security.Payload;
import gov.notify.security.Payloads;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads messages with all that people see of them.
@ApplicationScoped
class AdminNotifications {

    private static final Logger LOG = Logger.getLogger(AdminNotifications.class);

    /// By primary keys alone; the id prunes to one partition, the day to one of the payloads.
    private static final String ONE = """
            select n.*, p.sealed, t.name, t.template_type, t.content, t.subject,
                   coalesce(r.redact_personalisation, false) as redact, k.name as key_name,
                   u.name as author_name, u.email_address as author_address
              from notifications n
              join templates_history t on t.id = n.template_id and t.version = n.template_version
              left join notification_payloads p on p.expires_on = n.payload_expires_on and p.notification_id = n.id
              left join template_redacted r on r.template_id = n.template_id
              left join api_keys k on k.id = n.api_key_id
              left join users u on u.id = n.created_by_id
             where n.service_id = ? and n.id = ?
            """;

    private final DataSource database;
    private final Payloads payloads;

    AdminNotifications(ReadPool pool, Payloads payloads) {
        this.database = pool.database();
        this.payloads = payloads;
    }

    /// A message of this service, whatever it was sent with.
    Optional<AdminNotificationView> find(UUID serviceId, UUID id) {
        return Sql.list(database, ONE, this::view, serviceId, id).stream().findFirst();
    }

    private AdminNotificationView view(ResultSet row) throws SQLException {
        var id = Rows.uuid(row, "id");
        var service = Rows.uuid(row, "service_id");
        var type = row.getString("notification_type");
        var payload = open(id, service, row.getBytes("sealed"));
        var personalisation = payload.map(Payload::personalisation).orElse(Map.of());
        return new AdminNotificationView(
                id,
                service,
                row.getString("notification_status"),
                type,
                payload.map(known -> AdminNotificationView.Recipient.of(known, type))
                        .orElse(AdminNotificationView.Recipient.ERASED),
                wording(row),
                row.getInt("template_version"),
                row.getBoolean("redact") ? redacted(personalisation) : personalisation,
                origin(row),
                times(row),
                handover(row),
                charge(row));
    }

    /// What cannot be opened is shown as if it were erased.
    private Optional<Payload> open(UUID id, UUID service, byte @Nullable [] sealed) {
        if (sealed == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(payloads.open(id, service, sealed));
        } catch (DecryptionException e) {
            LOG.errorf("the payload of %s cannot be opened: %s", id, SafeStackTrace.of(e));
            return Optional.empty();
        }
    }

    /// What a template hides is told to nobody, only that there was something.
    private static Map<String, Object> redacted(Map<String, Object> personalisation) {
        return personalisation.keySet().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> ""));
    }

    private static AdminNotificationView.Wording wording(ResultSet row) throws SQLException {
        return new AdminNotificationView.Wording(
                Rows.uuid(row, "template_id"),
                row.getInt("template_version"),
                row.getString("name"),
                row.getString("template_type"),
                row.getString("content"),
                row.getString("subject"),
                row.getBoolean("redact"));
    }

    private static AdminNotificationView.Origin origin(ResultSet row) throws SQLException {
        var author = row.getObject("created_by_id", UUID.class);
        return new AdminNotificationView.Origin(
                row.getObject("job_id", UUID.class),
                row.getObject("job_row_number", Integer.class),
                row.getObject("api_key_id", UUID.class),
                row.getString("key_name"),
                row.getString("key_type"),
                author == null
                        ? null
                        : new AdminNotificationView.Author(
                                author, row.getString("author_name"), row.getString("author_address")),
                row.getString("client_reference"));
    }

    private static AdminNotificationView.Times times(ResultSet row) throws SQLException {
        return new AdminNotificationView.Times(
                new S0(Objects.requireNonNull(Rows.instant(row, "created_at"))),
                S0.of(Rows.instant(row, "sent_at")),
                S0.of(Rows.instant(row, "updated_at")));
    }

    private static AdminNotificationView.Handover handover(ResultSet row) throws SQLException {
        return new AdminNotificationView.Handover(
                row.getString("sent_by"),
                row.getString("reference"),
                row.getString("message_id"),
                row.getString("reply_to_text"),
                row.getString("provider_response"),
                row.getString("carrier"));
    }

    private static AdminNotificationView.Charge charge(ResultSet row) throws SQLException {
        return new AdminNotificationView.Charge(
                row.getInt("billable_units"),
                row.getBigDecimal("rate_multiplier"),
                row.getDouble("message_cost"),
                row.getBoolean("international"),
                row.getString("phone_prefix"),
                row.getObject("document_download_count", Integer.class));
    }
}
