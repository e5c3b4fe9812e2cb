package gov.notify.sandbox.aws;

import java.util.regex.Pattern;

/// Which numbers AWS would take.
final class PhoneNumbers {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    private PhoneNumbers() {}

    static boolean isE164(String number) {
        return E164.matcher(number).matches();
    }

    /// The country, as far as development needs it.
    static String country(String number) {
        if (number.startsWith("+1")) {
            return "US";
        }
        return number.startsWith("+44") ? "GB" : "ZZ";
    }
}
