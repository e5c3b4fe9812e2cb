package gov.notify.api.send;

/// Shows the sender of a text: a US number in E.164, a short code or name as it is stored.
final class SenderNumber {

    private static final int US_DIGITS = 10;

    private SenderNumber() {}

    static String shown(String sender) {
        var digits = new StringBuilder(sender.length());
        for (int i = 0; i < sender.length(); i++) {
            char c = sender.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if ("+-(). ".indexOf(c) < 0) {
                return sender;
            }
        }
        if (digits.length() == US_DIGITS && !sender.startsWith("+")) {
            return "+1" + digits;
        }
        return digits.length() == US_DIGITS + 1 && digits.charAt(0) == '1' ? "+" + digits : sender;
    }
}
