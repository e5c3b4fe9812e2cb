package gov.notify.worker.invite;

import gov.notify.user.InvitationConfig;
import gov.notify.worker.schedule.ScheduledTask;
import gov.notify.worker.schedule.ScheduledTasks;
import gov.notify.worker.schedule.StepwiseDelete;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// Notes which invitations to services have expired, and deletes those to organizations that nobody has
/// accepted in time. The api takes neither any more from the moment on at which they expire.
@ApplicationScoped
class InviteExpiry implements ScheduledTasks {

    private final DataSource database;
    private final String ofServices;
    private final String ofOrganizations;

    InviteExpiry(DataSource database, InvitationConfig config) {
        this.database = database;
        // Both by the indexes on (status, created_at). The outer condition is looked at again where somebody has
        // accepted the invitation meanwhile, or sent it again; the inner one is not.
        this.ofServices = """
                update invited_users set status = 'expired'
                 where status = 'pending' and created_at <= now() - make_interval(days => %1$d) and id in (
                  select id from invited_users
                   where status = 'pending' and created_at <= now() - make_interval(days => %1$d) limit ?)
                """.formatted(config.expirationDays());
        this.ofOrganizations = """
                delete from invited_organization_users
                 where status <> 'accepted' and id in (
                  select id from invited_organization_users
                   where status in ('pending', 'cancelled', 'expired')
                     and created_at <= now() - make_interval(days => %d)
                   limit ?)
                """.formatted(config.expirationDays());
    }

    @Override
    public List<ScheduledTask> tasks() {
        return List.of(ScheduledTask.every(Duration.ofHours(1), "S-invites", this::expire));
    }

    void expire() {
        StepwiseDelete.run(database, ofServices);
        StepwiseDelete.run(database, ofOrganizations);
    }
}
