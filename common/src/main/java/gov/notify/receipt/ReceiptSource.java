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

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /// The name in the database.
    public String wireName() {
        return wireName;
    }

    /// The source of a name that came from our own database.
    ///
    /// @throws IllegalArgumentException for any other name
    public static ReceiptSource of(String wireName) {
        return ReceiptSource.valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
