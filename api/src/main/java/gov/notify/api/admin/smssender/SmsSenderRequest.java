package gov.notify.api.admin.smssender;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a sender is to be.
///
/// @param inboundNumberId the number that it is to be, whatever the text
record SmsSenderRequest(
        String sender, boolean isDefault, @Nullable UUID inboundNumberId) {

    private static final int LONGEST = 255;

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static SmsSenderRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var sender = fields.line("sms_sender", LONGEST);
        var isDefault = fields.bool("is_default");
        var inboundNumberId = fields.orNull("inbound_number_id", fields::uuid);
        fields.required("sms_sender", "is_default").done();
        return new SmsSenderRequest(Objects.requireNonNull(sender), Objects.requireNonNull(isDefault), inboundNumberId);
    }
}
