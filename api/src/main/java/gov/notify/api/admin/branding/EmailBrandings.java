package gov.notify.api.admin.branding;

import gov.notify.api.admin.Unique;
import gov.notify.api.error.ApiError;
import gov.notify.branding.EmailBranding;
import gov.notify.service.ServiceBranding;
import gov.notify.service.ServiceSnapshots;
import gov.notify.snapshot.Changed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Objects;
import java.util.UUID;

/// The rules of looks: no two have one name, and one without a text shows its name.
@ApplicationScoped
class EmailBrandings {

    private static final String USUAL_TYPE = "org";

    private final Event<Changed> changes;

    EmailBrandings(Event<Changed> changes) {
        this.changes = changes;
    }

    EmailBranding create(EmailBrandingRequest wanted) {
        var row = new EmailBranding();
        row.id = UUID.randomUUID();
        row.brandType = USUAL_TYPE;
        return save(row, wanted);
    }

    EmailBranding change(UUID id, EmailBrandingRequest wanted) {
        var row = save(one(id), wanted);
        ServiceBranding.servicesWith(id).forEach(service -> changes.fire(new Changed(ServiceSnapshots.entry(service))));
        return row;
    }

    EmailBranding one(UUID id) {
        return EmailBranding.<EmailBranding>findByIdOptional(id)
                .orElseThrow(() -> ApiError.noResult().thrown());
    }

    private static EmailBranding save(EmailBranding row, EmailBrandingRequest wanted) {
        if (wanted.has("name")) {
            row.name = Objects.requireNonNull(wanted.get("name"));
            row.text = wanted.has("text") ? wanted.get("text") : row.name;
        } else if (wanted.has("text")) {
            row.text = wanted.get("text");
        }
        if (wanted.has("colour")) {
            row.colour = wanted.get("colour");
        }
        if (wanted.has("logo")) {
            row.logo = wanted.get("logo");
        }
        row.brandType = Objects.requireNonNullElse(wanted.get("brand_type"), row.brandType);
        Unique.persist(
                row,
                () -> ApiError.badRequest("An email branding with this name already exists")
                        .thrown());
        return row;
    }
}
