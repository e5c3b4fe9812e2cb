package gov.notify.e2e.world;

import java.util.UUID;

/// A copy of the demo service's email template whose messages overtake others.
public final class PriorityTemplate {
    private PriorityTemplate() {}

    /// @return the demo service with that template in place of its email template
    public static Demo of(Db db, Demo demo) {
        var id = UUID.randomUUID();
        db.run("""
                        with made as (
                          insert into templates (id, name, template_type, content, subject, service_id, process_type,
                                                 created_by_id, version, created_at)
                          select ?, 'Priority', template_type, content, subject, service_id, 'priority', created_by_id, 1, now()
                            from templates where id = ? returning *)
                        insert into templates_history (id, name, template_type, content, subject, service_id, process_type,
                                                       created_by_id, version, created_at)
                        select id, name, template_type, content, subject, service_id, process_type, created_by_id, version,
                               created_at from made
                        """, id, UUID.fromString(demo.emailTemplateId()));
        return new Demo(demo.serviceId(), id.toString(), demo.smsTemplateId(), demo.normal(), demo.team(), demo.test());
    }
}
