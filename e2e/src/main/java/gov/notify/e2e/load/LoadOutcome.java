package gov.notify.e2e.load;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.e2e.world.Json;

/// What a generator measured.
///
/// @param answered answers with the wanted status
/// @param otherwise other answers, and connections that broke
/// @param lastFault an example of those, or empty
/// @param perSecond wanted answers
/// @param p50 milliseconds from when the request was due to its answer; so are the others
/// @param cpuSeconds processor time that the generator itself took
public record LoadOutcome(
        long answered,
        long otherwise,
        String lastFault,
        double perSecond,
        double p50,
        double p99,
        double max,
        double cpuSeconds) {

    /// @throws IllegalStateException when any answer was another than the wanted one
    public LoadOutcome requireFlawless() {
        if (otherwise > 0) {
            throw new IllegalStateException(
                    otherwise + " of " + (answered + otherwise) + " requests went wrong, for example: " + lastFault);
        }
        return this;
    }

    String toJson() {
        return Json.object()
                .put("answered", answered)
                .put("otherwise", otherwise)
                .put("last_fault", lastFault)
                .put("per_second", perSecond)
                .put("p50", p50)
                .put("p99", p99)
                .put("max", max)
                .put("cpu", cpuSeconds)
                .toString();
    }

    static LoadOutcome fromJson(JsonNode json) {
        return new LoadOutcome(
                json.path("answered").asLong(),
                json.path("otherwise").asLong(),
                json.path("last_fault").asText(),
                json.path("per_second").asDouble(),
                json.path("p50").asDouble(),
                json.path("p99").asDouble(),
                json.path("max").asDouble(),
                json.path("cpu").asDouble());
    }
}
