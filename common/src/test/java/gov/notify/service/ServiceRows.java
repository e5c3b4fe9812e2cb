package gov.notify.service;

import static org.awaitility.Awaitility.await;

import gov.notify.jdbc.Sql;
import gov.notify.migration.SchemaMigration;
import gov.notify.security.SealedText;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Services put straight into Postgres, as other programs put them there.
@Singleton
public class ServiceRows {

    private static final UUID PERSON = UUID.fromString("0199f1a0-0000-7000-8000-000000000001");

    private final DataSource database;
    private final SealedText secrets;
    private final SchemaMigration schema;

    ServiceRows(DataSource database, SealedText secrets, SchemaMigration schema) {
        this.database = database;
        this.secrets = secrets;
        this.schema = schema;
    }

    /// A live service with the permission to send emails, and a member.
    public UUID service() {
        await().atMost(Duration.ofMinutes(1)).until(schema::isReady);
        var id = UUID.randomUUID();
        run(
                "insert into users (id, name, email_address, mobile_number, password_hash, password_changed_at, state,"
                        + " auth_type, email_access_validated_at, created_at) values (?, 'Ana', 'Ana@agency.gov',"
                        + " '(202) 555-0111', '-', now(), 'active', 'sms_auth', now(), now()) on conflict do nothing",
                PERSON);
        run(
                "insert into services (id, name, email_from, restricted, message_limit, total_message_limit, rate_limit,"
                        + " created_by_id, version, created_at) values (?, ?, ?, false, 50, 1000, 10, ?, 1, now())",
                id,
                "Service " + id,
                "service." + id,
                PERSON);
        run("insert into service_permissions values (?, 'email', now())", id);
        run("insert into user_to_service values (?, ?)", PERSON, id);
        return id;
    }

    /// A key of a service, with a secret that is its id.
    ///
    /// @param revoked null for one that is active
    public UUID key(UUID service, String type, @Nullable Instant revoked) {
        var id = UUID.randomUUID();
        run(
                "insert into api_keys (id, name, secret, service_id, key_type, expiry_date, created_by_id, version,"
                        + " created_at) values (?, ?, ?, ?, ?, ?::timestamptz, ?, 1, now())",
                id,
                "key " + id,
                secrets.seal(id, service, id.toString()),
                service,
                type,
                revoked,
                PERSON);
        return id;
    }

    /// A reply-to address of a service, made so long ago.
    public UUID replyTo(UUID service, String address, boolean isDefault, boolean archived, Duration ago) {
        var id = UUID.randomUUID();
        run(
                "insert into service_email_reply_to (id, service_id, email_address, is_default, archived, created_at)"
                        + " values (?, ?, ?, ?, ?, ?::timestamptz)",
                id,
                service,
                address,
                isDefault,
                archived,
                Instant.now().minus(ago));
        return id;
    }

    /// A sender of a service's texts, made so long ago.
    public UUID sender(UUID service, String sender, boolean isDefault, boolean archived, Duration ago) {
        var id = UUID.randomUUID();
        run(
                "insert into service_sms_senders (id, service_id, sms_sender, is_default, archived, created_at)"
                        + " values (?, ?, ?, ?, ?, ?::timestamptz)",
                id,
                service,
                sender,
                isDefault,
                archived,
                Instant.now().minus(ago));
        return id;
    }

    public int run(String sql, @Nullable Object... values) {
        return Sql.once(database, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    var value = values[i];
                    statement.setObject(i + 1, value instanceof Instant moment ? moment.toString() : value);
                }
                return statement.executeUpdate();
            }
        });
    }

    /// The first column of what a query finds, as text.
    public String text(String query, Object... values) {
        return Sql.list(database, query, row -> row.getString(1), values).getFirst();
    }
}
