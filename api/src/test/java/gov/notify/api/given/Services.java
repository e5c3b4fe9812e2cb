package gov.notify.api.given;

import gov.notify.jdbc.Sql;
import gov.notify.message.KeyType;
import gov.notify.security.SealedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Makes services straight in Postgres: the standard fixture of docs/contract/public-api.md, 10, or one
/// made to measure.
@ApplicationScoped
public class Services {

    private static final UUID ANA = UUID.fromString("a0a0a0a0-0000-4000-8000-000000000001");

    private final DataSource database;
    private final SealedText secrets;

    Services(DataSource database, SealedText secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /// What a service is like before it is made; the standard fixture unless said otherwise.
    public final class Plan {
        private final Set<String> permissions = new LinkedHashSet<>(List.of("email", "sms", "international_sms"));
        private boolean restricted;
        private boolean active = true;
        private int rateLimit = 3000;
        private long messageLimit = 250_000;
        private long totalLimit = 5_000_000;
        private boolean withKeys = true;
        private boolean prefix = true;

        public Plan permissions(String... words) {
            permissions.clear();
            permissions.addAll(List.of(words));
            return this;
        }

        public Plan restricted() {
            restricted = true;
            return this;
        }

        public Plan inactive() {
            active = false;
            return this;
        }

        public Plan rateLimit(int calls) {
            rateLimit = calls;
            return this;
        }

        public Plan messageLimit(long messages) {
            messageLimit = messages;
            return this;
        }

        public Plan totalLimit(long messages) {
            totalLimit = messages;
            return this;
        }

        public Plan withoutKeys() {
            withKeys = false;
            return this;
        }

        public TestService make() {
            return with(connection -> insert(connection, this));
        }
    }

    public Plan service() {
        return new Plan();
    }

    /// Makes a template of a service, version 1.
    public UUID template(TestService service, String type, @Nullable String subject, String content) {
        return template(service, type, "A template", subject, content);
    }

    public UUID template(TestService service, String type, String name, @Nullable String subject, String content) {
        var id = UUID.randomUUID();
        sql("""
                insert into templates (id, name, template_type, content, subject, service_id, created_by_id, version, created_at)
                values (?, ?, ?, ?, ?, ?, ?, 1, ?)
                """, id, name, type, content, subject, service.id(), service.userId(), Instant.now());
        sql("insert into templates_history select * from templates where id = ?", id);
        return id;
    }

    /// Makes another key of a service, revoked at a moment or not.
    public TestService.Key key(TestService service, KeyType type, @Nullable Instant revoked) {
        return with(connection -> key(connection, service.id(), service.userId(), type, revoked));
    }

    /// Moves a message to history as workers do when its time is over: one of a test key leaves no trace.
    public void moveToHistory(UUID notification) {
        sql("""
                with gone as (delete from notifications where id = ? returning *)
                insert into notification_history (id, service_id, template_id, template_version, key_type,
                                                  notification_type, notification_status, created_at, created_by_id)
                select id, service_id, template_id, template_version, key_type, notification_type, notification_status,
                       created_at, created_by_id
                  from gone
                 where key_type <> 'test'
                """, notification);
    }

    /// Runs one statement; times and ids may be given as they are.
    public void sql(String statement, @Nullable Object... values) {
        with(connection -> run(connection, statement, values));
    }

    /// The first column of what a query finds.
    public List<String> texts(String query, Object... values) {
        return Sql.list(database, query, row -> row.getString(1), values);
    }

    private TestService insert(Connection connection, Plan plan) throws SQLException {
        var id = UUID.randomUUID();
        var now = Instant.now();
        run(connection, """
                insert into users (id, name, email_address, mobile_number, password_hash, password_changed_at, state,
                                   email_access_validated_at, created_at)
                values (?, 'Ana', 'ana@agency.gov', '+12025550111', 'none', ?, 'active', ?, ?) on conflict do nothing
                """, ANA, now, now, now);
        run(
                connection,
                """
                insert into services (id, name, email_from, active, restricted, message_limit, total_message_limit, rate_limit,
                                      prefix_sms, created_by_id, version, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
                """,
                id,
                "Service " + id,
                "service." + id,
                plan.active,
                plan.restricted,
                plan.messageLimit,
                plan.totalLimit,
                plan.rateLimit,
                plan.prefix,
                ANA,
                now);
        for (var permission : plan.permissions) {
            run(connection, "insert into service_permissions values (?, ?, ?)", id, permission, now);
        }
        run(connection, "insert into user_to_service values (?, ?)", ANA, id);
        guest(connection, id, "email", "guest@agency.gov");
        guest(connection, id, "mobile", "+12025550112");
        sender(connection, id, "+18005550100", true);
        var sender = sender(connection, id, "28853", false);
        return new TestService(id, ANA, keys(connection, id, plan.withKeys), sender, replyTo(connection, id));
    }

    private Map<KeyType, TestService.Key> keys(Connection connection, UUID serviceId, boolean wanted)
            throws SQLException {
        var keys = new HashMap<KeyType, TestService.Key>();
        if (wanted) {
            for (var type : KeyType.values()) {
                keys.put(type, key(connection, serviceId, ANA, type, null));
            }
        }
        return Map.copyOf(keys);
    }

    private TestService.Key key(
            Connection connection, UUID serviceId, UUID userId, KeyType type, @Nullable Instant revoked)
            throws SQLException {
        var id = UUID.randomUUID();
        var secret = UUID.randomUUID().toString();
        run(
                connection,
                """
                insert into api_keys (id, name, secret, service_id, key_type, expiry_date, created_by_id, version, created_at)
                values (?, ?, ?, ?, ?, ?, ?, 1, ?)
                """,
                id,
                type.wireName() + " " + id,
                secrets.seal(id, serviceId, secret),
                serviceId,
                type.wireName(),
                revoked,
                userId,
                Instant.now().minus(Duration.ofDays(30)));
        return new TestService.Key(id, secret);
    }

    private static void guest(Connection connection, UUID serviceId, String type, String recipient)
            throws SQLException {
        run(
                connection,
                "insert into service_whitelist (id, service_id, recipient_type, recipient) values (?, ?, ?, ?)",
                UUID.randomUUID(),
                serviceId,
                type,
                recipient);
    }

    private static UUID sender(Connection connection, UUID serviceId, String sender, boolean isDefault)
            throws SQLException {
        var id = UUID.randomUUID();
        run(connection, """
                insert into service_sms_senders (id, service_id, sms_sender, is_default, created_at) values (?, ?, ?, ?, ?)
                """, id, serviceId, sender, isDefault, Instant.now());
        return id;
    }

    private static UUID replyTo(Connection connection, UUID serviceId) throws SQLException {
        var id = UUID.randomUUID();
        run(connection, """
                insert into service_email_reply_to (id, service_id, email_address, is_default, created_at)
                values (?, ?, 'answers@agency.gov', true, ?)
                """, id, serviceId, Instant.now());
        return id;
    }

    private static boolean run(Connection connection, String statement, @Nullable Object... values)
            throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                var value = values[i];
                prepared.setObject(i + 1, value instanceof Instant moment ? Timestamp.from(moment) : value);
            }
            return prepared.execute();
        }
    }

    private interface Work<R> {
        R run(Connection connection) throws SQLException;
    }

    private <R> R with(Work<R> work) {
        try (var connection = database.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
