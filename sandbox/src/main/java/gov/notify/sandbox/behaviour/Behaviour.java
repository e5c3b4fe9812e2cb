package gov.notify.sandbox.behaviour;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// How the stand-in behaves from now on. Rates are shares of requests, from 0 to 1; times are in milliseconds.
///
/// @param latencyMs how long a send takes to be answered
/// @param latencyJitterMs added to that, up to this much at random
/// @param throttleRate answered with the service's throttling error
/// @param errorRate answered with the service's internal error
/// @param resetRate the connection is reset after the request was read
/// @param timeoutRate not answered for `timeoutMs`, then reset
/// @param acceptUnansweredRate of the resets and timeouts, how many accept the message all the same
/// @param sendsPerSecond more than this is throttled; 0 is no limit. SES reports it as its maximum send rate
/// @param receipts whether delivery receipts are sent at all
/// @param receiptDelayMs how long after a send its receipt is due
/// @param receiptJitterMs added to that at random: more than the time between sends reorders receipts
/// @param receiptDuplicateRate receipts sent twice
/// @param receiptReversed an earlier event of a message comes after its later one
/// @param receiptErrorRate receipts whose first attempt is lost on the way, to come again
/// @param receiptSendEvents with a configuration set, also the `Send` event that SES publishes first
/// @param signatureVersion of SNS envelopes: `1` (SHA-1) or `2` (SHA-256)
/// @param receiptsTo addresses of the api, in turn; the webhooks' paths are added
public record Behaviour(
        @JsonProperty("latency_ms") long latencyMs,
        @JsonProperty("latency_jitter_ms") long latencyJitterMs,
        @JsonProperty("throttle_rate") double throttleRate,
        @JsonProperty("error_rate") double errorRate,
        @JsonProperty("reset_rate") double resetRate,
        @JsonProperty("timeout_rate") double timeoutRate,
        @JsonProperty("timeout_ms") long timeoutMs,
        @JsonProperty("accept_unanswered_rate") double acceptUnansweredRate,
        @JsonProperty("sends_per_second") double sendsPerSecond,
        @JsonProperty("receipts") boolean receipts,
        @JsonProperty("receipt_delay_ms") long receiptDelayMs,
        @JsonProperty("receipt_jitter_ms") long receiptJitterMs,
        @JsonProperty("receipt_duplicate_rate") double receiptDuplicateRate,
        @JsonProperty("receipt_reversed") boolean receiptReversed,
        @JsonProperty("receipt_error_rate") double receiptErrorRate,
        @JsonProperty("receipt_send_events") boolean receiptSendEvents,
        @JsonProperty("signature_version") String signatureVersion,
        @JsonProperty("receipts_to") List<String> receiptsTo) {

    public Behaviour {
        requireShare("throttle_rate", throttleRate);
        requireShare("error_rate", errorRate);
        requireShare("reset_rate", resetRate);
        requireShare("timeout_rate", timeoutRate);
        requireShare("accept_unanswered_rate", acceptUnansweredRate);
        requireShare("receipt_duplicate_rate", receiptDuplicateRate);
        requireShare("receipt_error_rate", receiptErrorRate);
        requireTime("latency_ms", latencyMs);
        requireTime("latency_jitter_ms", latencyJitterMs);
        requireTime("timeout_ms", timeoutMs);
        requireTime("receipt_delay_ms", receiptDelayMs);
        requireTime("receipt_jitter_ms", receiptJitterMs);
        if (!List.of("1", "2").contains(signatureVersion)) {
            throw new IllegalArgumentException("signature_version is 1 or 2, not " + signatureVersion);
        }
        receiptsTo = List.copyOf(receiptsTo);
    }

    /// Answers at once, never fails, sends receipts to nobody yet.
    public static Behaviour friendly() {
        return new Behaviour(0, 0, 0, 0, 0, 0, 30_000, 0.5, 0, true, 200, 0, 0, false, 0, false, "2", List.of());
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
