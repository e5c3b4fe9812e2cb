package gov.notify.recipient;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;

/// A phone number that can be sent to, in E.164 form.
///
/// What was typed is read by Google's libphonenumber with the US as home, so brackets, dashes, `tel:` and the
/// like do not matter. A US number must be one that libphonenumber calls valid. Of other countries' numbers
/// only the length is checked, so that a new range there needs no release here. The E.164 form is read as the
/// same number again. Prints as its country, never its digits.
public final class PhoneNumber {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final String HOME = "US";
    private static final String US_PREFIX = "1";
    private static final String UNKNOWN_COUNTRY = "Could not interpret numbers after plus-sign.";
    private static final int US_DIGITS = 10;
    private static final int FEWEST_DIGITS = 8;
    private static final int MOST_DIGITS = 15;

    private final String e164;
    private final String countryPrefix;

    private PhoneNumber(String e164, String countryPrefix) {
        this.e164 = e164;
        this.countryPrefix = countryPrefix;
    }

    private PhoneNumber(Phonenumber.PhoneNumber number) {
        this(LIBRARY.format(number, PhoneNumberFormat.E164), Countries.prefixOf(number));
    }

    /// Reads a number of any country; one without `+` must be of the US.
    public static PhoneNumber parse(String text) throws InvalidRecipient {
        String simple = UsNumbers.e164(text);
        if (simple != null) {
            return new PhoneNumber(simple, US_PREFIX);
        }
        return isUs(text) ? parseUs(text) : parseInternational(text);
    }

    /// Reads a number of the US, or of a country or territory that shares its prefix and is billed alike.
    public static PhoneNumber parseUs(String text) throws InvalidRecipient {
        String simple = UsNumbers.e164(text);
        if (simple != null) {
            return new PhoneNumber(simple, US_PREFIX);
        }
        Phonenumber.PhoneNumber number = read(text);
        if (!Countries.prefixOf(number).equals(US_PREFIX)) {
            throw new InvalidRecipient("Not a US number");
        }
        if (LIBRARY.isValidNumber(number)) {
            return new PhoneNumber(number);
        }
        int digits = Long.toString(number.getNationalNumber()).length();
        if (digits != US_DIGITS) {
            throw new InvalidRecipient(digits > US_DIGITS ? "Too many digits" : "Not enough digits");
        }
        throw new InvalidRecipient(
                LIBRARY.isPossibleNumber(number) ? "Phone number range is not in use" : "Phone number is not possible");
    }

    private static Phonenumber.PhoneNumber read(String text) throws InvalidRecipient {
        try {
            return LIBRARY.parse(text, HOME);
        } catch (NumberParseException trouble) {
            throw new InvalidRecipient(String.valueOf(trouble.getMessage()));
        }
    }

    /// Reads a number again and again until it stays the same. What people dial before a national number, a 0
    /// mostly, is dropped once for each reading; typed twice, it would leave one person with two numbers.
    private static PhoneNumber parseInternational(String text) throws InvalidRecipient {
        PhoneNumber number = readInternational(text);
        for (int reading = 0; reading < MOST_DIGITS; reading++) {
            PhoneNumber again = readInternational(number.e164);
            if (again.equals(number)) {
                return number;
            }
            number = again;
        }
        throw new InvalidRecipient("Too many digits");
    }

    private static PhoneNumber readInternational(String text) throws InvalidRecipient {
        Phonenumber.PhoneNumber number;
        try {
            number = LIBRARY.parse(text, null);
        } catch (NumberParseException trouble) {
            throw new InvalidRecipient(
                    UNKNOWN_COUNTRY.equals(trouble.getMessage())
                            ? "Not a valid country prefix"
                            : "Invalid phone number looks like " + shape(text) + " " + trouble.getMessage());
        }
        int digits = (Integer.toString(number.getCountryCode()) + number.getNationalNumber()).length();
        if (digits < FEWEST_DIGITS) {
            throw new InvalidRecipient("Not enough digits");
        }
        var parsed = new PhoneNumber(number);
        // Zeros in front of the national number do not make it long enough, but they can make it too long.
        if (parsed.e164.length() > MOST_DIGITS + 1) {
            throw new InvalidRecipient("Too many digits");
        }
        return parsed;
    }

    /// Whether what was typed is read as a number with the US's own prefix, valid or not.
    public static boolean isUs(String text) {
        try {
            return Countries.prefixOf(LIBRARY.parse(text, HOME)).equals(US_PREFIX);
        } catch (NumberParseException unreadable) {
            return false;
        }
    }

    /// How people write the number: `(212) 555-0148`, `+44 7911 123456`; what is not a number is given back
    /// unchanged.
    public static String humanReadable(String text) {
        try {
            return parse(text).humanReadable();
        } catch (InvalidRecipient unreadable) {
            return text;
        }
    }

    /// `(212) 555-0148` for the US, `+44 7911 123456` for other countries.
    public String humanReadable() {
        try {
            return LIBRARY.format(
                    LIBRARY.parse(e164, HOME),
                    isInternational() ? PhoneNumberFormat.INTERNATIONAL : PhoneNumberFormat.NATIONAL);
        } catch (NumberParseException neverAgain) {
            return e164;
        }
    }

    /// `+12125550148`; without any extension.
    public String e164() {
        return e164;
    }

    /// Whether it is not billed as a US number.
    public boolean isInternational() {
        return !countryPrefix.equals(US_PREFIX);
    }

    /// The country code; for the countries and territories that share `1` but are billed apart, with their
    /// area code.
    public String countryPrefix() {
        return countryPrefix;
    }

    /// How many units one fragment to this number costs.
    public int rateMultiplier() {
        return 1;
    }

    /// Whether carriers there say if a message was delivered.
    public boolean hasDeliveryReceipts() {
        return Countries.hasDeliveryReceipts(countryPrefix);
    }

    /// Whether the sender may be a name there.
    public boolean allowsNamedSender() {
        return Countries.allowsNamedSender(countryPrefix);
    }

    /// Whether sign-in codes to there need a number as their sender.
    public boolean needsNumericSender() {
        return Countries.needsNumericSender(countryPrefix);
    }

    private static String shape(String text) {
        var shape = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shape.appendCodePoint(c >= '0' && c <= '9' ? 'X' : c));
        return shape.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhoneNumber that && e164.equals(that.e164);
    }

    @Override
    public int hashCode() {
        return e164.hashCode();
    }

    @Override
    public String toString() {
        return "PhoneNumber[" + countryPrefix + "]";
    }
}
