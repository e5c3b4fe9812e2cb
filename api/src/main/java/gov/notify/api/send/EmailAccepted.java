package gov.notify.api.send;

import gov.notify.template.TemplateSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The answer to an accepted email (docs/contract/public-api.md, 3.1).
record EmailAccepted(
        UUID id,
        @Nullable String reference,
        Content content,
        String uri,
        Template template,
        @Nullable Instant scheduledFor,
        Map<String, Sanitiser.Change> sanitisedContent,
        @Nullable String oneClickUnsubscribeUrl) {

    record Content(
            String subject,
            String body,
            String fromEmail,
            @Nullable String oneClickUnsubscribeUrl) {
        @Override
        public String toString() {
            return "Content";
        }
    }

    /// Which template, in which version; its link is for people, in the admin's address space.
    record Template(UUID id, int version, String uri) {
        static Template of(TemplateSnapshot template, String base) {
            return new Template(
                    template.id(),
                    template.version(),
                    base + "/services/" + template.serviceId() + "/templates/" + template.id());
        }
    }

    @Override
    public String toString() {
        return "EmailAccepted[" + id + "]";
    }
}
