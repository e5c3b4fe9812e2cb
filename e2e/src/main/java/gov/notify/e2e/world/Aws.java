package gov.notify.e2e.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// The stand-in's control API: how AWS behaves from now on, and what it has taken.
public record Aws(String endpoint) {

    /// One acceptance, as the provider's books have it.
    ///
    /// @param notificationId empty where the protocol has no place for it
    /// @param atMillis since the epoch
    /// @param answered false when the caller was left without an answer
    public record Taken(String channel, String notificationId, String to, long atMillis, boolean answered) {}

    /// Changes the members of its behaviour that the JSON object names.
    public void behave(String json) {
        require(Web.call("PATCH", endpoint + "/_sandbox/behaviour", json, Map.of()));
    }

    /// A provider that answers at once and never fails; receipts go where they went.
    public void behaveWell() {
        behave("""
                {"latency_ms":0,"latency_jitter_ms":0,"throttle_rate":0,"error_rate":0,"reset_rate":0,"timeout_rate":0,
                 "receipt_delay_ms":200,"receipt_jitter_ms":0,"receipt_duplicate_rate":0,"receipt_reversed":false,
                 "receipt_error_rate":0,"receipt_send_events":false}""");
    }

    /// What it has taken so far, oldest first.
    public List<Taken> ledger() {
        return require(Web.get(endpoint + "/_sandbox/ledger"))
                .body()
                .lines()
                .map(line -> taken(Json.parse(line)))
                .toList();
    }

    /// Counts of what happened: `emails`, `texts`, `throttled`, `receipts_waiting`, ….
    public long count(String name) {
        return require(Web.get(endpoint + "/_sandbox/counts")).json().path(name).asLong();
    }

    /// Emails and texts taken so far.
    public long accepted() {
        var counts = require(Web.get(endpoint + "/_sandbox/counts")).json();
        return counts.path("emails").asLong() + counts.path("texts").asLong();
    }

    /// Forgets what it has taken.
    public void forget() {
        require(Web.call("DELETE", endpoint + "/_sandbox/sent", "", Map.of()));
    }

    private static Taken taken(JsonNode line) {
        return new Taken(
                line.path("channel").asText(),
                line.path("notification_id").asText(),
                line.path("to").asText(),
                line.path("at").asLong(),
                line.path("answered").asBoolean());
    }

    private static Web.Answer require(Web.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("The AWS stand-in said " + answer.status() + ": " + answer.body());
        }
        return answer;
    }
}
