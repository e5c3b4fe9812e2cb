package gov.notify.recipient;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import org.jspecify.annotations.Nullable;

/// A short cut past libphonenumber for US numbers in everyday notation, which is what spreadsheets are full of.
///
/// Whether a number is valid depends on its area code and exchange alone, so the library is asked once for each pair
/// and its answer is kept. What is written in any other way, or was not valid, is left to the library.
final class UsNumbers {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final int DIGITS = 10;
    private static final byte VALID = 1;
    private static final byte UNSURE = 2;

    /// Indexed by area code and exchange; 0 where nobody has asked yet. Two threads may ask at once, to the
    /// same answer.
    private static final byte[] KNOWN = new byte[1_000_000];

    private UsNumbers() {}

    /// The E.164 form of a valid number that is billed as a US one, or null if the library has to decide.
    static @Nullable String e164(String typed) {
        var digits = new StringBuilder(12).append("+1");
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c >= '0' && c <= '9') {
                // A one in front can only be the country code: no area code starts with it.
                if (c != '1' || digits.length() > 2) {
                    digits.append(c);
                } else if (hasDigit(typed, i)) {
                    return null;
                }
                if (digits.length() > DIGITS + 2) {
                    return null;
                }
            } else if (!(c == ' '
                    || c == '-'
                    || c == '.'
                    || c == '('
                    || c == ')'
                    || (c == '+' && startsWithOne(typed, i)))) {
                return null;
            }
        }
        return digits.length() == DIGITS + 2 && isValid(digits) ? digits.toString() : null;
    }

    private static boolean startsWithOne(String typed, int plus) {
        return plus == 0 && typed.startsWith("1", 1);
    }

    private static boolean hasDigit(String typed, int before) {
        return typed.chars().limit(before).anyMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isValid(StringBuilder e164) {
        int exchange = Integer.parseInt(e164, 2, 8, 10);
        if (KNOWN[exchange] == 0) {
            var number = new Phonenumber.PhoneNumber()
                    .setCountryCode(1)
                    .setNationalNumber(Long.parseLong(e164, 2, DIGITS + 2, 10));
            boolean valid = e164.charAt(2) > '1'
                    && LIBRARY.isValidNumber(number)
                    && Countries.prefixOf(number).equals("1");
            KNOWN[exchange] = valid ? VALID : UNSURE;
        }
        return KNOWN[exchange] == VALID;
    }
}
