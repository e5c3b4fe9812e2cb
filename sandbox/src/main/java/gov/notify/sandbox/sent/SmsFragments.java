package gov.notify.sandbox.sent;

/// How many parts a text needs on the air (3GPP TS 23.038): 160 and then 153 septets each in the GSM alphabet,
/// 70 and then 67 UTF-16 units each otherwise.
///
/// @param encoding `GSM` or `Unicode`, as AWS names them
/// @param length septets or UTF-16 units
public record SmsFragments(String encoding, int length, int count) {
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";

    public static SmsFragments of(String text) {
        var septets = 0;
        for (var i = 0; i < text.length(); i++) {
            if (BASIC.indexOf(text.charAt(i)) >= 0) {
                septets++;
            } else if (EXTENDED.indexOf(text.charAt(i)) >= 0) {
                septets += 2;
            } else {
                return new SmsFragments("Unicode", text.length(), parts(text.length(), 70, 67));
            }
        }
        return new SmsFragments("GSM", septets, parts(septets, 160, 153));
    }

    private static int parts(int length, int alone, int together) {
        return length <= alone ? 1 : Math.ceilDiv(length, together);
    }
}
