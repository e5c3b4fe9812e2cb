package gov.notify.sandbox.behaviour;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/// How the stand-in behaves from now on: one JSON object. Rates are shares of requests, from 0 to 1; times are in
/// milliseconds.
///
/// @param latencyMs how long a send takes to be answered
/// @param latencyJitterMs added to that, up to this much at random
/// @param sendsPerSecond more than this is throttled; 0 is no limit. SES reports it as its maximum send rate
public record Behaviour(
        @JsonProperty("latency_ms") long latencyMs,
        @JsonProperty("latency_jitter_ms") long latencyJitterMs,
        @JsonProperty("sends_per_second") double sendsPerSecond,
        @JsonUnwrapped Faults faults,
        @JsonUnwrapped Feedback feedback) {

    /// What goes wrong with sends.
    ///
    /// @param throttleRate answered with the service's throttling error
    /// @param errorRate answered with the service's internal error
    /// @param resetRate the connection is reset after the request was read
    /// @param timeoutRate not answered for `timeoutMs`, then reset
    /// @param acceptUnansweredRate of the resets and timeouts, how many accept the message all the same
    public record Faults(
            @JsonProperty("throttle_rate") double throttleRate,
            @JsonProperty("error_rate") double errorRate,
            @JsonProperty("reset_rate") double resetRate,
            @JsonProperty("timeout_rate") double timeoutRate,
            @JsonProperty("timeout_ms") long timeoutMs,
            @JsonProperty("accept_unanswered_rate") double acceptUnansweredRate) {

        public Faults {
            requireShare("throttle_rate", throttleRate);
            requireShare("error_rate", errorRate);
            requireShare("reset_rate", resetRate);
            requireShare("timeout_rate", timeoutRate);
            requireTime("timeout_ms", timeoutMs);
            requireShare("accept_unanswered_rate", acceptUnansweredRate);
        }
    }

    /// How delivery receipts come.
    ///
    /// @param sent whether they are sent at all
    /// @param delayMs how long after a send its receipt is due
    /// @param jitterMs added to that at random: more than the time between sends reorders receipts
    /// @param duplicateRate receipts sent twice
    /// @param reversed an earlier event of a message comes after its later one
    /// @param errorRate receipts whose first attempt is lost on the way, to come again
    /// @param sendEvents with a configuration set, also the `Send` event that SES publishes first
    /// @param signatureVersion of SNS envelopes: `1` (SHA-1) or `2` (SHA-256)
    /// @param to addresses of the api, in turn; the webhooks' paths are added
    public record Feedback(
            @JsonProperty("receipts") boolean sent,
            @JsonProperty("receipt_delay_ms") long delayMs,
            @JsonProperty("receipt_jitter_ms") long jitterMs,
            @JsonProperty("receipt_duplicate_rate") double duplicateRate,
            @JsonProperty("receipt_reversed") boolean reversed,
            @JsonProperty("receipt_error_rate") double errorRate,
            @JsonProperty("receipt_send_events") boolean sendEvents,
            @JsonProperty("signature_version") String signatureVersion,
            @JsonProperty("receipts_to") List<String> to) {

        public Feedback {
            requireTime("receipt_delay_ms", delayMs);
            requireTime("receipt_jitter_ms", jitterMs);
            requireShare("receipt_duplicate_rate", duplicateRate);
            requireShare("receipt_error_rate", errorRate);
            if (!List.of("1", "2").contains(signatureVersion)) {
                throw new IllegalArgumentException("signature_version is 1 or 2, not " + signatureVersion);
            }
            to = List.copyOf(to);
        }
    }

    public Behaviour {
        requireTime("latency_ms", latencyMs);
        requireTime("latency_jitter_ms", latencyJitterMs);
    }

    /// Answers at once, never fails, sends receipts to nobody yet.
    public static Behaviour friendly() {
        return new Behaviour(
                0,
                0,
                0,
                new Faults(0, 0, 0, 0, 30_000, 0.5),
                new Feedback(true, 200, 0, 0, false, 0, false, "2", List.of()));
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is a share from 0 to 1, not " + value);
        }
    }

    private static void requireTime(String name, long value) {
        if (value < 0 || value > 3_600_000) {
            throw new IllegalArgumentException(name + " is in milliseconds, at most an hour, not " + value);
        }
    }
}
