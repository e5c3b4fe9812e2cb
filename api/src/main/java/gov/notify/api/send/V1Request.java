package gov.notify.api.send;

import gov.notify.api.json.UuidText;
import gov.notify.api.schema.Fields;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.api.schema.RecipientFields;
import gov.notify.api.schema.Wording;
import gov.notify.message.Channel;
import gov.notify.recipient.EmailAddress;
import gov.notify.recipient.PhoneNumber;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of POST `/notifications/{email,sms}` (docs/contract/public-api.md, 2.5 and 3.10). `toString()` hides
/// the content.
///
/// @param address of an email, else null
/// @param phone of a text, else null
/// @param templateId null where it is no UUID, so that no template can have it
record V1Request(
        @Nullable EmailAddress address,
        @Nullable PhoneNumber phone,
        @Nullable UUID templateId,
        Map<String, @Nullable Object> personalisation) {

    /// @throws gov.notify.api.error.ApiException with the faults of all fields
    static V1Request read(@Nullable Object body, Channel channel) {
        var fields = Fields.of(body, Wording.FORM);
        EmailAddress address = null;
        PhoneNumber phone = null;
        switch (channel) {
            case EMAIL -> address = fields.read("to", RecipientFields::email);
            case SMS -> phone = fields.read("to", V1Request::phone);
        }
        var template = fields.text("template");
        var personalisation = fields.object("personalisation");
        fields.required("to", "template").done();
        return new V1Request(
                address,
                phone,
                UuidText.parse(Objects.requireNonNull(template)),
                personalisation == null ? Map.of() : personalisation);
    }

    private static PhoneNumber phone(String text) throws InvalidValueException {
        try {
            return RecipientFields.phone(text);
        } catch (InvalidValueException e) {
            throw new InvalidValueException("Invalid phone number: " + e.text());
        }
    }

    @Override
    public String toString() {
        return "V1Request[" + templateId + "]";
    }
}
