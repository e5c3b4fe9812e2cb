package gov.notify.api.admin.service;

import gov.notify.api.admin.WideReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Reports the services that are live and counted, with what they have sent this year until yesterday. Those without
/// any allowance are left out.
@ApplicationScoped
class LiveServices {

    // What was billed, by the days (UTC) of the year that are over (docs/contract/admin-services.md, 14): for each
    // service by the primary key of message_counts and by ix_message_count_changes_service.
    private static final String REPORT = """
            select s.id, s.name, o.name as organization_name, s.organization_type, s.consent_to_research, s.volume_sms,
                   s.volume_email, s.go_live_at, u.name as contact_name, u.email_address as contact_email,
                   u.mobile_number as contact_mobile, sent.sms, sent.email, newest.free_sms_fragment_limit
              from services s
              join lateral (select free_sms_fragment_limit from annual_billing a where a.service_id = s.id
                             order by financial_year_start desc limit 1) as newest on true
              left join organization o on o.id = s.organization_id
              left join users u on u.id = s.go_live_user_id
              cross join lateral (
                select coalesce(sum(messages) filter (where notification_type = 'sms'), 0) as sms,
                       coalesce(sum(messages) filter (where notification_type = 'email'), 0) as email
                  from all_message_counts c
                 where c.service_id = s.id and day >= ? and day < ? and key_type <> 'test'
                   and (notification_status in ('sending', 'delivered', 'temporary-failure', 'permanent-failure')
                        or (notification_type = 'sms' and notification_status in ('sent', 'pending')))) as sent
             where s.active and not s.restricted and s.count_as_live
             order by s.go_live_at nulls last, s.created_at, s.id
            """;

    private final WideReads reads;
    private final Clock clock;

    LiveServices(WideReads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    List<LiveServiceView> report() {
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        var newYear = today.withDayOfYear(1);
        return reads.read(connection -> {
            try (var statement = connection.prepareStatement(REPORT)) {
                statement.setObject(1, newYear);
                statement.setObject(2, today);
                var report = new ArrayList<LiveServiceView>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        report.add(LiveServiceView.of(rows));
                    }
                }
                return report;
            }
        });
    }
}
