package gov.notify.worker.provider;

import gov.notify.jdbc.Sql;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import software.amazon.awssdk.services.ses.SesClient;

/// Asks SES how fast the account may send, and notes it where the rationing looks.
///
/// <https://docs.aws.amazon.com/ses/latest/APIReference/API_GetSendQuota.html>
@ApplicationScoped
class SesQuota implements ScheduledTasks {

    private static final Duration PAUSE = Duration.ofMinutes(15);

    private static final String NOTE = """
            insert into origination_identities (identity, kind, provider, mps, daily_cap)
            values (?, 'ses', ?, ?, ?)
            on conflict (identity) do update set mps = excluded.mps, daily_cap = excluded.daily_cap
            """;

    private final SesClient client;
    private final DataSource database;

    SesQuota(@NeverRetrying SesClient client, DataSource database) {
        this.client = client;
        this.database = database;
    }

    @Override
    public List<ScheduledTask> routines() {
        return List.of(ScheduledTask.every(PAUSE, "S-ses-quota", this::read));
    }

    // An account that may send any number a day says -1; one that may send nothing a second is left as it was.
    void read() {
        var quota = client.getSendQuota();
        if (quota.maxSendRate() <= 0) {
            return;
        }
        Sql.once(database, connection -> {
            try (var statement = connection.prepareStatement(NOTE)) {
                statement.setString(1, Ses.IDENTIFIER);
                statement.setString(2, Ses.IDENTIFIER);
                statement.setDouble(3, quota.maxSendRate());
                statement.setObject(
                        4,
                        quota.max24HourSend() < 0 ? null : (int) Math.min(Integer.MAX_VALUE, quota.max24HourSend()),
                        Types.INTEGER);
                return statement.executeUpdate();
            }
        });
    }
}
