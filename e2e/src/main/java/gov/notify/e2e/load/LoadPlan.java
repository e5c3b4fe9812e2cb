package gov.notify.e2e.load;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.e2e.world.Demo;
import gov.notify.e2e.world.Json;

/// What a generator is to do.
///
/// @param port of the api on the loopback address
/// @param kind which [Requests]: `sms`, `email`, `sms-idempotent`, `get`, `list` or `paths`
/// @param connections kept open, each with one request under way
/// @param rate requests a second on a fixed schedule, or 0 for as many as the connections carry
/// @param warmUpSeconds not measured
/// @param seconds measured
/// @param first number of the first recipient; runs of one world that start apart have recipients apart
/// @param ids a file with a notification id a line, for `get`, or a path a line, for
/// `paths`; empty otherwise
public record LoadPlan(
        int port,
        Demo demo,
        String kind,
        int connections,
        double rate,
        double warmUpSeconds,
        double seconds,
        long first,
        String ids) {

    public LoadPlan {
        if (connections < 1 || connections > 1024) {
            throw new IllegalArgumentException("1 to 1024 connections, not " + connections);
        }
    }

    String toJson() {
        return Json.object()
                .put("port", port)
                .put("service", demo.serviceId())
                .put("email_template", demo.emailTemplateId())
                .put("sms_template", demo.smsTemplateId())
                .put("secret", demo.normal())
                .put("kind", kind)
                .put("connections", connections)
                .put("rate", rate)
                .put("warm_up", warmUpSeconds)
                .put("seconds", seconds)
                .put("first", first)
                .put("ids", ids)
                .toString();
    }

    static LoadPlan fromJson(JsonNode json) {
        var secret = json.path("secret").asText();
        var demo = new Demo(
                json.path("service").asText(),
                json.path("email_template").asText(),
                json.path("sms_template").asText(),
                secret,
                secret,
                secret);
        return new LoadPlan(
                json.path("port").asInt(),
                demo,
                json.path("kind").asText(),
                json.path("connections").asInt(),
                json.path("rate").asDouble(),
                json.path("warm_up").asDouble(),
                json.path("seconds").asDouble(),
                json.path("first").asLong(),
                json.path("ids").asText());
    }
}
