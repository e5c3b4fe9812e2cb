package gov.notify.worker.provider;

import gov.notify.jdbc.Sql;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetAccountRequest;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

/// Asks SES how fast the account may send, and notes it where the rationing looks.
///
/// <https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html>
@ApplicationScoped
class SesQuota implements ScheduledTasks {

    private static final Logger LOG = Logger.getLogger(SesQuota.class);

    private static final Duration PAUSE = Duration.ofMinutes(15);

    private static final String NOTE = """
            insert into origination_identities (identity, kind, provider, mps, daily_cap)
            values (?, 'ses', ?, ?, ?)
            on conflict (identity) do update set mps = excluded.mps, daily_cap = excluded.daily_cap
            """;

    private final SesV2Client client;
    private final DataSource database;
    private final AtomicBoolean restricted = new AtomicBoolean();

    SesQuota(@NeverRetrying SesV2Client client, DataSource database) {
        this.client = client;
        this.database = database;
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(ScheduledTask.every(PAUSE, "S-ses-quota", this::read));
    }

    void read() {
        var account = client.getAccount(GetAccountRequest.builder().build());
        sayWhenRestricted(Boolean.FALSE.equals(account.productionAccessEnabled()));
        note(account.sendQuota());
    }

    private void sayWhenRestricted(boolean now) {
        if (restricted.getAndSet(now) == now) {
            return;
        }
        if (now) {
            LOG.warn("SES holds the account in its sandbox: emails reach addresses alone that are verified with it");
        } else {
            LOG.info("SES has let the account out of its sandbox");
        }
    }

    // An account that may send any number a day says -1; one that may send nothing a second is left as it was.
    private void note(@Nullable SendQuota quota) {
        if (quota == null || quota.maxSendRate() == null || quota.maxSendRate() <= 0) {
            return;
        }
        double rate = quota.maxSendRate();
        var perDay = perDay(quota.max24HourSend());
        Sql.once(database, connection -> {
            try (var statement = connection.prepareStatement(NOTE)) {
                statement.setString(1, Ses.IDENTIFIER);
                statement.setString(2, Ses.IDENTIFIER);
                statement.setDouble(3, rate);
                statement.setObject(4, perDay, Types.INTEGER);
                return statement.executeUpdate();
            }
        });
    }

    private static @Nullable Integer perDay(@Nullable Double most) {
        return most == null || most < 0 ? null : Integer.valueOf((int) Math.min(Integer.MAX_VALUE, most));
    }
}
