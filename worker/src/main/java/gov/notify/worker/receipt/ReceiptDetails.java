package gov.notify.worker.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a receipt tells beside the status. Absent values leave what is stored.
///
/// @param response the provider's sentence, without anybody in it
/// @param cost of all parts, in USD
/// @param at when it happened, by the provider's clock
/// @param carrierAcceptedAt when the carrier took it, before anything was known of the phone
record ReceiptDetails(
        @Nullable String response,
        @Nullable String carrier,
        @Nullable Double cost,
        @Nullable FailureClass failure,
        @Nullable Instant at,
        @Nullable Instant carrierAcceptedAt) {

    static ReceiptDetails of(@Nullable String response, @Nullable Instant at) {
        return new ReceiptDetails(response, null, null, null, at, null);
    }

    /// These, and what they do not tell of price, carrier and its answer as it was told before.
    ReceiptDetails over(ReceiptDetails before) {
        return new ReceiptDetails(
                response,
                carrier == null ? before.carrier : carrier,
                cost == null ? before.cost : cost,
                failure,
                at,
                carrierAcceptedAt == null ? before.carrierAcceptedAt : carrierAcceptedAt);
    }
}
