package gov.notify.receipt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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

    /// Far beyond what providers make, and within what an index of Postgres holds of the widest characters.
    private static final int LONGEST = 500;

    public ReceiptEvent {
        eventKey = eventKey.length() > LONGEST ? digest(eventKey) : eventKey;
        if (reference != null && reference.length() > LONGEST) {
            // no message of ours is called so
            reference = null;
            settled = ReceiptOutcome.UNUSABLE;
        }
    }

    private static String digest(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Something that is no receipt, kept as a trace.
    public static ReceiptEvent nothingToApply(
            ReceiptSource source, String eventKey, String kind, ReceiptOutcome outcome) {
        return new ReceiptEvent(source, eventKey, kind, null, null, "{}", null, outcome);
    }

    @Override
    public String toString() {
        return "ReceiptEvent[" + source.wireName() + " " + kind + "]";
    }
}
