package gov.notify.recipient;

import gov.notify.rendering.Whitespace;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/// An email address that can be sent to. `toString()` hides the content.
///
/// Invisible characters that came along when it was copied are taken out. The domain may be written in any script; it
/// must be a valid one once it is in its ASCII form (IDNA 2003).
///
/// @param value the cleaned address, case kept, domain as typed
public record EmailAddress(String value) {

    private static final int LONGEST = 320;
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST_LABEL = 63;
    private static final int CAPITAL_I_WITH_DOT = 0x130;
    private static final Pattern LABEL =
            Pattern.compile("(?:xn|[a-z0-9]+)(?:--?[a-z0-9]+)*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAST_LABEL =
            Pattern.compile("[a-z]{2,63}|xn--[a-z0-9]+(?:-[a-z0-9]+)*+", Pattern.CASE_INSENSITIVE);

    /// Reads an address. The only complaint is `Not a valid email address`.
    public static EmailAddress parse(String text) throws InvalidRecipient {
        String address = Whitespace.stripAndRemoveObscure(text);
        int at = address.indexOf('@');
        if (at < 1
                || address.codePointCount(0, address.length()) > LONGEST
                || address.contains("..")
                || !isLocalPart(address, at)
                || !isDomain(address.substring(at + 1))) {
            throw new InvalidRecipient("Not a valid email address");
        }
        return new EmailAddress(address);
    }

    /// The form in which addresses are compared: lower case.
    public String normalised() {
        return value.toLowerCase(Locale.ROOT);
    }

    private static boolean isLocalPart(String address, int end) {
        for (int i = 0; i < end; i++) {
            char c = address.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && ".!#$%&'*+/=?^_`{|}~-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDomain(String domain) {
        if (domain.length() < 2 || domain.charAt(0) == '.') {
            return false;
        }
        for (int i = 0; i < domain.length(); i++) {
            char c = domain.charAt(i);
            if (c == '@' || (i > 0 && Whitespace.isUnicode(c))) {
                return false;
            }
        }
        String ascii = ascii(domain);
        if (ascii.isEmpty() || ascii.length() > LONGEST_DOMAIN) {
            return false;
        }
        String[] labels = ascii.split("\\.", -1);
        if (labels.length < 2) {
            return false;
        }
        for (String label : labels) {
            if (label.length() > LONGEST_LABEL || !LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return LAST_LABEL.matcher(labels[labels.length - 1]).matches();
    }

    /// An address as mail servers take it, with its domain in ASCII, split at the last `@`. Whatever [#parse]
    /// takes has this form.
    ///
    /// @throws IllegalArgumentException if it has no `@`, or its domain no such form
    public static String asciiForm(String address) {
        int at = address.lastIndexOf('@');
        var domain = at < 0 ? "" : ascii(address.substring(at + 1));
        if (domain.isEmpty()) {
            throw new IllegalArgumentException("an address without a domain in ASCII");
        }
        return address.substring(0, at + 1) + domain;
    }

    /// The domain in ASCII, or nothing if it has no such form. Of letters younger than Unicode 3.2 IDNA 2003
    /// does not know: capitals among them are made small here, and all are encoded as they are then.
    private static String ascii(String domain) {
        if (domain.chars().allMatch(c -> c < 0x80)) {
            return domain;
        }
        try {
            return IDN.toASCII(small(domain), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException noSuchForm) {
            return "";
        }
    }

    // Letter by letter: a final sigma is none in a label. Of a capital I with a dot IDNA knows better.
    private static String small(String domain) {
        return domain.codePoints()
                .map(letter -> letter == CAPITAL_I_WITH_DOT ? letter : Character.toLowerCase(letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public String toString() {
        return "EmailAddress";
    }
}
