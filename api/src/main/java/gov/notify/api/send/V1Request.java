package gov.notify.api.send;

import gov.notify.api.error.ApiError;
import gov.notify.api.json.UuidText;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.api.schema.Nul;
import gov.notify.message.Channel;
import gov.notify.recipient.EmailAddress;
import gov.notify.recipient.PhoneNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of POST `/notifications/{email,sms}` (docs/contract/public-api.md, 2.5 and 3.10). Prints as
/// nothing of itself.
///
/// @param address of an email, else null
/// @param phone of a text, else null
/// @param templateId null where it is no UUID, so that no template can have it
record V1Request(
        @Nullable EmailAddress address,
        @Nullable PhoneNumber phone,
        @Nullable UUID templateId,
        Map<String, @Nullable Object> personalisation) {

    private static final String MISSING = "Missing data for required field.";
    private static final String NULL = "Field may not be null.";
    private static final String NO_STRING = "Not a valid string.";
    private static final String NO_MAPPING = "Not a valid mapping type.";

    /// @throws gov.notify.api.error.ApiException with the faults of all fields
    static V1Request read(@Nullable Object body, Channel channel) {
        if (!(body instanceof Map<?, ?> fields)) {
            throw new ApiError.InvalidFields(Map.of("_schema", List.of("Invalid input type."))).thrown();
        }
        var faults = new LinkedHashMap<String, List<String>>();
        var to = text(fields, "to", faults);
        EmailAddress address = null;
        PhoneNumber phone = null;
        if (to != null) {
            try {
                switch (channel) {
                    case EMAIL -> address = RecipientFields.email(to);
                    case SMS -> phone = RecipientFields.phone(to);
                }
            } catch (InvalidValueException e) {
                var fault = channel == Channel.SMS ? "Invalid phone number: " + e.text() : e.text();
                faults.put("to", List.of(fault));
            }
        }
        var template = text(fields, "template", faults);
        var personalisation = personalisation(fields, faults);
        if (!faults.isEmpty()) {
            throw new ApiError.InvalidFields(faults).thrown();
        }
        return new V1Request(address, phone, template == null ? null : UuidText.parse(template), personalisation);
    }

    private static @Nullable String text(Map<?, ?> fields, String name, Map<String, List<String>> faults) {
        if (!fields.containsKey(name)) {
            faults.put(name, List.of(MISSING));
            return null;
        }
        return switch (fields.get(name)) {
            case String text -> text;
            case null -> {
                faults.put(name, List.of(NULL));
                yield null;
            }
            default -> {
                faults.put(name, List.of(NO_STRING));
                yield null;
            }
        };
    }

    private static Map<String, @Nullable Object> personalisation(Map<?, ?> fields, Map<String, List<String>> faults) {
        if (!fields.containsKey("personalisation")) {
            return Map.of();
        }
        return switch (fields.get("personalisation")) {
            case Map<?, ?> map -> {
                @SuppressWarnings("unchecked") // Json makes no other maps
                var values = (Map<String, @Nullable Object>) map;
                if (Nul.in(values)) {
                    faults.put("personalisation", List.of("personalisation" + Nul.FAULT));
                }
                yield values;
            }
            case null -> {
                faults.put("personalisation", List.of(NULL));
                yield Map.of();
            }
            default -> {
                faults.put("personalisation", List.of(NO_MAPPING));
                yield Map.of();
            }
        };
    }

    @Override
    public String toString() {
        return "V1Request[" + templateId + "]";
    }
}
