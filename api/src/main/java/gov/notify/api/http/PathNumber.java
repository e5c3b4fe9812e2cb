package gov.notify.api.http;

/// A number in a path, whose route takes digits alone.
public final class PathNumber {

    /// So many always fit an int.
    private static final int MOST_DIGITS = 9;

    private PathNumber() {}

    /// One that is too long is the largest, which nothing has.
    public static int of(String digits) {
        return digits.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
