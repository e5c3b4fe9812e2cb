package gov.notify.receipt;

import java.util.Locale;

/// Whose receipt it is: the `provider` of `receipt_inbox`.
public enum ReceiptSource {
    SES,
    /// The delivery log of SNS text messages.
    SNS,
    /// AWS End User Messaging SMS.
    EUM,
    PINPOINT,
    /// Ours: the made-up receipts of test keys.
    SIMULATE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word in the database.
    public String word() {
        return word;
    }

    /// The source of a word that came from our own database.
    ///
    /// @throws IllegalArgumentException for any other word
    public static ReceiptSource of(String word) {
        return ReceiptSource.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
