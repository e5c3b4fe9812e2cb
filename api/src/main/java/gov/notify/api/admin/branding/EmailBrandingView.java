package gov.notify.api.admin.branding;

import gov.notify.branding.EmailBranding;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A look as the admin application sees it.
record EmailBrandingView(
        UUID id,
        String name,
        @Nullable String text,
        @Nullable String colour,
        @Nullable String logo,
        String brandType) {

    static EmailBrandingView of(EmailBranding row) {
        return new EmailBrandingView(row.id, row.name, row.text, row.colour, row.logo, row.brandType);
    }
}
