package gov.notify.sandbox.aws;

import static gov.notify.sandbox.aws.JsonDialect.JSON;
import static gov.notify.sandbox.aws.JsonDialect.PINPOINT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.http.Request;
import gov.notify.sandbox.sent.Sent;
import gov.notify.sandbox.sent.SentContent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// Pinpoint's REST API: PhoneNumberValidate and SendMessages to SMS.
///
/// @see <a
/// href="https://docs.aws.amazon.com/pinpoint/latest/apireference/apps-application-id-messages.html">SendMessages</a>
final class Pinpoint {
    private static final Pattern MESSAGES = Pattern.compile("/v1/apps/([^/]+)/messages");
    private static final String VALIDATE = "/v1/phone/number/validate";

    private final Post post;
    private final Fates fates;

    Pinpoint(Post post, Fates fates) {
        this.post = post;
        this.fates = fates;
    }

    Reply answer(Request request) throws InterruptedException {
        try {
            var messages = MESSAGES.matcher(request.path());
            if (messages.matches()) {
                return send(messages.group(1), JSON.readTree(request.text()));
            }
            if (VALIDATE.equals(request.path())) {
                return validate(JSON.readTree(request.text()));
            }
            return PINPOINT.refuse(AwsRefusal.of(404, "NotFoundException", "No such resource"));
        } catch (JsonProcessingException e) {
            return PINPOINT.refuse(AwsRefusal.of(400, "BadRequestException", "Not JSON"));
        }
    }

    /// One address a call is what Notify sends; of several, each has its own result and the last draws the fault.
    private Reply send(String application, JsonNode request) throws InterruptedException {
        var sms = request.path("MessageConfiguration").path("SMSMessage");
        var response = JSON.createObjectNode();
        var results = response.put("ApplicationId", application)
                .put("RequestId", UUID.randomUUID().toString())
                .putObject("Result");
        Reply reply = PINPOINT.answer(response);
        for (var address : request.path("Addresses").properties()) {
            var number = address.getKey();
            if (fates.isOptedOut(number)) {
                result(results, number, "OPT_OUT", 400, "Phone number is opted out");
                continue;
            }
            if (!PhoneNumbers.isE164(number) || sms.path("Body").asText().isEmpty()) {
                result(results, number, "PERMANENT_FAILURE", 400, "The phone number or message is invalid");
                continue;
            }
            var text = new Sent.Text(
                    Ids.ofPinpoint(),
                    Instant.now(),
                    Sent.Service.PINPOINT,
                    sms.path("OriginationNumber").asText(),
                    number,
                    sms.path("Body").asText(),
                    Map.of(),
                    "",
                    fates.ofText(number));
            result(results, number, "SUCCESSFUL", 200, "MessageId: " + text.id())
                    .put("MessageId", text.id());
            reply = post.take(text, new SentContent.None(), PINPOINT, PINPOINT.answer(response));
        }
        return results.isEmpty()
                ? post.refuse(PINPOINT, AwsRefusal.of(400, "BadRequestException", "No addresses"))
                : reply instanceof Reply.Answer answer && answer.status() == 200 ? PINPOINT.answer(response) : reply;
    }

    private static ObjectNode result(ObjectNode results, String number, String status, int code, String message) {
        return results.putObject(number)
                .put("DeliveryStatus", status)
                .put("StatusCode", code)
                .put("StatusMessage", message);
    }

    private static Reply validate(JsonNode request) {
        var original = request.path("PhoneNumber").asText();
        var digits = original.replaceAll("[^0-9+]", "");
        var number = digits.startsWith("+") ? digits : digits.length() == 10 ? "+1" + digits : "+" + digits;
        var valid = PhoneNumbers.isE164(number);
        var response = JSON.createObjectNode()
                .put("OriginalPhoneNumber", original)
                .put("PhoneType", valid ? "MOBILE" : "INVALID")
                .put("PhoneTypeCode", valid ? 0 : 3);
        if (valid) {
            response.put("Carrier", "Sandbox Wireless")
                    .put("CleansedPhoneNumberE164", number)
                    .put("CountryCodeIso2", PhoneNumbers.country(number));
        }
        return PINPOINT.answer(response);
    }
}
