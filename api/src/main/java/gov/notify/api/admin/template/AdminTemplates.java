package gov.notify.api.admin.template;

import gov.notify.api.admin.ServiceLock;
import gov.notify.api.error.ApiError;
import gov.notify.service.ServicePermission;
import gov.notify.snapshot.Changed;
import gov.notify.template.Template;
import gov.notify.template.TemplateFolder;
import gov.notify.template.TemplatePlace;
import gov.notify.template.TemplateRedaction;
import gov.notify.template.TemplateSnapshots;
import gov.notify.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rules of templates: every change of what one says is a version, and whoever changed an older one than they
/// think is told so, if they said which.
///
/// Under the lock of their service, since their folders come and go under it too.
@ApplicationScoped
class AdminTemplates {

    private final AdminTemplateReader reader;
    private final Event<Changed> changes;
    private final Clock clock;

    AdminTemplates(AdminTemplateReader reader, Event<Changed> changes, Clock clock) {
        this.reader = reader;
        this.changes = changes;
        this.clock = clock;
    }

    AdminTemplateView create(UUID serviceId, NewTemplate wanted) {
        ServiceLock.take(serviceId);
        requirePermission("Creating", serviceId, wanted.type());
        requireUser(wanted.createdBy());
        TemplateLimits.checkContent(wanted.type(), wanted.content());
        if (wanted.subject() != null) {
            TemplateLimits.checkSubject(wanted.subject());
        }
        var folder = wanted.folder();
        if (folder != null && TemplateFolder.of(serviceId, folder).isEmpty()) {
            throw ApiError.badRequest("parent_folder_id not found").thrown();
        }
        var row = new Template();
        row.id = UUID.randomUUID();
        row.name = wanted.name();
        row.templateType = wanted.type();
        row.content = wanted.content();
        row.subject = wanted.subject();
        row.serviceId = serviceId;
        row.processType = wanted.processType();
        row.createdById = wanted.createdBy();
        row.version = 1;
        row.createdAt = clock.instant();
        row.persist();
        TemplateRedaction.none(row.id, row.createdById, row.createdAt).persist();
        if (folder != null) {
            TemplatePlace.of(row.id, folder).persist();
        }
        return changed(row);
    }

    AdminTemplateView change(UUID serviceId, UUID id, TemplateEdit wanted) {
        var row = changeable(serviceId, id);
        var by = wanted.createdBy();
        if (by != null) {
            requireUser(by);
        }
        if (!wanted.changes(row)) {
            var view = view(row);
            return by == null ? view : view.by(by);
        }
        requireVersion(wanted.version(), row);
        if (wanted.changesContent(row)) {
            TemplateLimits.checkContent(row.templateType, Objects.requireNonNull(wanted.content()));
        }
        if (wanted.changesSubject(row)) {
            TemplateLimits.checkSubject(Objects.requireNonNull(wanted.subject()));
        }
        if (wanted.archives(row)) {
            TemplatePlace.deleteById(row.id);
        }
        wanted.applyTo(row);
        row.version++;
        row.updatedAt = clock.instant();
        return changed(row);
    }

    /// Hides for good what is filled in where messages are listed. Makes no version; what is redacted stays so.
    void redact(UUID serviceId, UUID id, @Nullable UUID by) {
        var row = changeable(serviceId, id);
        if (by == null) {
            throw ApiError.invalidFields(Map.of("created_by", List.of("Field is required")))
                    .thrown();
        }
        requireUser(by);
        var redaction = TemplateRedaction.<TemplateRedaction>findByIdOptional(row.id)
                .orElseGet(() -> TemplateRedaction.none(row.id, by, clock.instant()));
        if (!redaction.redactPersonalisation) {
            redaction.redact(by, clock.instant());
            redaction.persist();
        }
    }

    private static Template changeable(UUID serviceId, UUID id) {
        ServiceLock.take(serviceId);
        var row = Template.of(serviceId, id)
                .filter(found -> !found.hidden)
                .orElseThrow(() -> ApiError.noResult().thrown());
        requirePermission("Updating", serviceId, row.templateType);
        return row;
    }

    private AdminTemplateView changed(Template row) {
        Template.HISTORY.record(row.id);
        changes.fire(new Changed(TemplateSnapshots.entry(row.serviceId, row.id)));
        return view(row);
    }

    /// Within the transaction, so it sees what was changed.
    private AdminTemplateView view(Template row) {
        return reader.one(row.serviceId, row.id).orElseThrow();
    }

    private static void requirePermission(String verb, UUID serviceId, String type) {
        if (ServicePermission.findByIdOptional(new ServicePermission.Id(serviceId, type))
                .isEmpty()) {
            var text = verb + " " + (type.equals("sms") ? "text message" : type) + " templates is not allowed";
            throw new ApiError(403, "AuthError", List.of(text), Map.of("template_type", List.of(text)), Map.of())
                    .thrown();
        }
    }

    private static void requireVersion(@Nullable Long wanted, Template row) {
        if (wanted != null && wanted != row.version) {
            throw ApiError.conflict("Somebody else has changed this template: it is at version " + row.version
                            + " now, and this change was made to version " + wanted + ".")
                    .thrown();
        }
    }

    private static void requireUser(UUID id) {
        if (User.findByIdOptional(id).isEmpty()) {
            throw ApiError.invalid(List.of("created_by is not the id of a user"))
                    .thrown();
        }
    }
}
