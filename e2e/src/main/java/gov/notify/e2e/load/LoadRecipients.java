package gov.notify.e2e.load;

/// Recipients by number, all different and all valid.
public final class LoadRecipients {
    private static final int[] AREAS = {202, 212, 213, 312, 415, 617, 702, 713, 206, 303, 404, 503, 602, 614, 704};
    private static final int EXCHANGES = 60;
    private static final int LINES = 10_000;

    private LoadRecipients() {}

    /// A text number of the United States, always 12 characters; different for 9 million successive numbers.
    public static String phone(long number) {
        var line = (int) (number % LINES);
        var exchange = 230 + (int) (number / LINES % EXCHANGES);
        var area = AREAS[(int) (number / LINES / EXCHANGES % AREAS.length)];
        return "+1" + area + exchange + String.valueOf(LINES + line).substring(1);
    }

    /// An email address of constant length for numbers up to 9 digits.
    public static String email(long number) {
        return "ana." + String.valueOf(1_000_000_000L + number).substring(1) + "@example.gov";
    }
}
