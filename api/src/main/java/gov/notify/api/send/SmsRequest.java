package gov.notify.api.send;

import gov.notify.api.schema.Fields;
import gov.notify.api.schema.RecipientFields;
import gov.notify.api.schema.ValidationErrors;
import gov.notify.recipient.PhoneNumber;
import gov.notify.rendering.Whitespace;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of POST `/v2/notifications/sms` (docs/contract/public-api.md, 3.2). `toString()` hides
/// the content.
///
/// @param typed the number as submitted, cleaned of outer and invisible white space
record SmsRequest(
        PhoneNumber phone,
        String typed,
        UUID templateId,
        @Nullable Map<String, @Nullable Object> personalisation,
        @Nullable String reference,
        @Nullable UUID senderId,
        @Nullable Instant scheduledFor) {

    private record Typed(PhoneNumber phone, String typed) {
        @Override
        public String toString() {
            return "Typed[" + phone + "]";
        }
    }

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static SmsRequest read(@Nullable Object body, Instant now) {
        var fields = Fields.orNone(body, new ValidationErrors());
        var reference = fields.text("reference", EmailRequest.LONGEST_REFERENCE);
        var number = fields.read(
                "phone_number", text -> new Typed(RecipientFields.phone(text), Whitespace.stripAndRemoveObscure(text)));
        var templateId = fields.uuid("template_id");
        var personalisation = fields.object("personalisation");
        var scheduledFor = fields.schedule("scheduled_for", now);
        var senderId = fields.uuid("sms_sender_id");
        fields.required("phone_number", "template_id").nothingElse().done();
        Objects.requireNonNull(number);
        return new SmsRequest(
                number.phone(),
                number.typed(),
                Objects.requireNonNull(templateId),
                personalisation,
                reference,
                senderId,
                scheduledFor);
    }

    @Override
    public String toString() {
        return "SmsRequest[" + templateId + "]";
    }
}
