package gov.notify.api.send;

import gov.notify.recipient.PhoneNumber;
import gov.notify.template.TemplateSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that passed every check, before it is stored. Prints as its id.
///
/// @param to the recipient as submitted, cleaned of outer and invisible white space
/// @param normalised the recipient in the form recipients are compared in
/// @param phone the number of a text; null for an email
/// @param parts text fragments as far as can be told now, 1 for an email
/// @param replyTo the resolved reply-to address or sender
/// @param simulated to be answered and forgotten
/// @param answer the record that the caller gets as JSON
record AcceptedMessage(
        UUID id,
        TemplateSnapshot template,
        String to,
        String normalised,
        @Nullable PhoneNumber phone,
        Map<String, @Nullable Object> personalisation,
        int parts,
        @Nullable String reference,
        @Nullable String replyTo,
        @Nullable String unsubscribeUrl,
        @Nullable Instant scheduledFor,
        boolean simulated,
        Object answer) {

    @Override
    public String toString() {
        return "Draft[" + id + "]";
    }
}
