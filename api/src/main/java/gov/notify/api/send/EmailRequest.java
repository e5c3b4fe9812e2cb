package gov.notify.api.send;

import gov.notify.api.schema.Fields;
import gov.notify.api.schema.RecipientFields;
import gov.notify.api.schema.ValidationErrors;
import gov.notify.recipient.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of POST `/v2/notifications/email` (docs/contract/public-api.md, 3.1). `toString()` hides
/// the content.
record EmailRequest(
        EmailAddress address,
        UUID templateId,
        @Nullable Map<String, @Nullable Object> personalisation,
        @Nullable String reference,
        @Nullable UUID replyToId,
        @Nullable String unsubscribeUrl,
        List<String> sanitise,
        @Nullable Instant scheduledFor) {

    static final int LONGEST_REFERENCE = 1000;

    /// It is sent in a header, between angle brackets, of which SES takes 870 characters.
    /// <https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html>
    private static final int LONGEST_URL = 868;

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static EmailRequest read(@Nullable Object body, Instant now) {
        var fields = Fields.orNone(body, new ValidationErrors());
        var reference = fields.text("reference", LONGEST_REFERENCE);
        var address = fields.read("email_address", RecipientFields::email);
        var templateId = fields.uuid("template_id");
        var personalisation = fields.object("personalisation");
        var scheduledFor = fields.schedule("scheduled_for", now);
        var replyToId = fields.uuid("email_reply_to_id");
        var unsubscribeUrl = fields.httpsUrl("one_click_unsubscribe_url", LONGEST_URL);
        var sanitise = fields.strings("sanitise_content_for");
        fields.required("email_address", "template_id").nothingElse().done();
        return new EmailRequest(
                Objects.requireNonNull(address),
                Objects.requireNonNull(templateId),
                personalisation,
                reference,
                replyToId,
                unsubscribeUrl,
                sanitise,
                scheduledFor);
    }

    @Override
    public String toString() {
        return "EmailRequest[" + templateId + "]";
    }
}
