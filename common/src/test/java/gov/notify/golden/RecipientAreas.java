package gov.notify.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.recipient.EmailAddress;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;

/// Phone numbers and email addresses.
final class RecipientAreas {

    private interface Reading {
        PhoneNumber of(String number) throws InvalidRecipient;
    }

    private RecipientAreas() {}

    static JsonNode phone(JsonNode input) {
        String number = GoldenJson.text(input, "number");
        ObjectNode answer = GoldenJson.object()
                .put("is_us", PhoneNumber.isUs(number))
                .put("human_readable", PhoneNumber.humanReadable(number));
        answer.set("us_only", verdict(number, PhoneNumber::parseUs));
        answer.set("international_allowed", verdict(number, PhoneNumber::parse));
        try {
            var parsed = PhoneNumber.parse(number);
            return answer.put("international", parsed.isInternational())
                    .put("country_prefix", parsed.countryPrefix())
                    .put("billable_units", parsed.rateMultiplier());
        } catch (InvalidRecipient invalid) {
            return answer.putNull("international").putNull("country_prefix").putNull("billable_units");
        }
    }

    private static JsonNode verdict(String number, Reading reading) {
        try {
            return GoldenJson.object()
                    .put("valid", true)
                    .put("normalised", reading.of(number).e164())
                    .putNull("error");
        } catch (InvalidRecipient invalid) {
            return GoldenJson.object().put("valid", false).putNull("normalised").put("error", invalid.text());
        }
    }

    static JsonNode email(JsonNode input) {
        try {
            var address = EmailAddress.parse(GoldenJson.text(input, "address"));
            return GoldenJson.object()
                    .put("valid", true)
                    .put("validated", address.value())
                    .put("normalised", address.normalised())
                    .putNull("error");
        } catch (InvalidRecipient invalid) {
            return GoldenJson.object()
                    .put("valid", false)
                    .putNull("validated")
                    .putNull("normalised")
                    .put("error", invalid.text());
        }
    }
}
