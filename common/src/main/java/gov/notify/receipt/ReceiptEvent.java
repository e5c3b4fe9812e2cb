package gov.notify.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A receipt as it goes into the inbox. Prints without the complainant.
///
/// @param eventKey tells one event of this source from every other, so that a second copy of it is known as one
/// @param kind the source's word for it, e.g. `Bounce`
/// @param reference the provider's id of the message it speaks of
/// @param body JSON, reduced: names nobody
/// @param complainant who complained; sealed before it is stored
/// @param settled the outcome, where there is nothing to apply
public record ReceiptEvent(
        ReceiptSource source,
        String eventKey,
        String kind,
        @Nullable String reference,
        @Nullable Instant eventAt,
        String body,
        @Nullable String complainant,
        @Nullable ReceiptOutcome settled) {

    /// Something that is no receipt, kept as a trace.
    public static ReceiptEvent nothingToApply(
            ReceiptSource source, String eventKey, String kind, ReceiptOutcome outcome) {
        return new ReceiptEvent(source, eventKey, kind, null, null, "{}", null, outcome);
    }

    @Override
    public String toString() {
        return "Arrival[" + source.wireName() + " " + kind + "]";
    }
}
