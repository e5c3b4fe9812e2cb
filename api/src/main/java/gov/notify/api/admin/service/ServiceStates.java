package gov.notify.api.admin.service;

import gov.notify.api.admin.ServiceLock;
import gov.notify.service.ApiKey;
import gov.notify.service.Service;
import gov.notify.service.ServiceSnapshots;
import gov.notify.snapshot.Changed;
import gov.notify.template.Template;
import gov.notify.template.TemplateSnapshots;
import gov.notify.template.TemplateVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// Takes services out of use, for a while or for good, and back into it. What is there already is done again to no
/// effect (docs/contract/admin-services.md, 10.3).
@ApplicationScoped
class ServiceStates {

    private final Event<Changed> changes;
    private final Clock clock;

    ServiceStates(Event<Changed> changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    void suspend(UUID serviceId) {
        ServiceLock.take(serviceId);
        Service service = Service.findById(serviceId);
        if (!service.active) {
            return;
        }
        var now = clock.instant();
        revokeKeys(serviceId, now);
        service.active = false;
        service.updatedAt = now;
        changed(serviceId);
    }

    /// Its keys stay revoked.
    void resume(UUID serviceId) {
        ServiceLock.take(serviceId);
        Service service = Service.findById(serviceId);
        if (service.active || service.isArchived()) {
            return;
        }
        service.active = true;
        service.updatedAt = clock.instant();
        changed(serviceId);
    }

    void archive(UUID serviceId) {
        ServiceLock.take(serviceId);
        Service service = Service.findById(serviceId);
        if (!service.active) {
            return;
        }
        var now = clock.instant();
        revokeKeys(serviceId, now);
        archiveTemplates(serviceId, now);
        service.archive(now);
        changed(serviceId);
    }

    private void changed(UUID serviceId) {
        Service.HISTORY.record(serviceId);
        changes.fire(new Changed(ServiceSnapshots.entry(serviceId)));
    }

    private static void revokeKeys(UUID serviceId, Instant now) {
        for (var key : ApiKey.activeOf(serviceId)) {
            key.revoke(now);
            ApiKey.HISTORY.record(key.id);
        }
    }

    private void archiveTemplates(UUID serviceId, Instant now) {
        for (var template : Template.unarchivedOf(serviceId)) {
            template.archived = true;
            template.version++;
            template.updatedAt = now;
            TemplateVersion.copyOf(template).persist();
            changes.fire(new Changed(TemplateSnapshots.entry(serviceId, template.id)));
        }
    }
}
