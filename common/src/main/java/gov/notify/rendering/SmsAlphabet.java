package gov.notify.rendering;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/// Which characters of a text message are sent as they are, and what the others become.
///
/// Kept are the GSM 03.38 alphabet with its extension table, Welsh and Turkish letters, Vietnamese, and the scripts of
/// the other languages that agencies write in. Everything else is downgraded: to its base letter, by a short table, or
/// to a question mark.
final class SmsAlphabet {

    private static final String GSM_BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM_EXTENSION = "^{}\\[~]|€";
    private static final String WELSH = "àáâäèéêëìíîïòóôöùúûüẁẃŵẅỳýŷÿ";
    private static final String TURKISH = "çğışöüÇĞİŞÖÜ";
    private static final String VIETNAMESE_CAPITALS =
            "ĂÂÁẮẤÀẰẦẢẲẨÃẴẪẠẶẬĐÊÉẾÈỀẺỂẼỄẸỆÍÌỈĨỊÔƠÓỐỚÒỒỜỎỔỞÕỖỠỌỘỢƯÚỨÙỪỦỬŨỮỤỰÝỲỶỸỴ";
    private static final String WIDE_MARKS = "。、：？！，\u201C\u201D（）；";

    /// What a message may consist of and still be billed as GSM, besides white space, ASCII letters and digits.
    /// Narrower than GSM 03.38: no Greek capitals, and of the extension table only the backslash.
    private static final String BILLED_AS_GSM = "_@?£!$\"¥#è¤é%ù&ì\\ò(Ç)*:Ø+;ÄäøÆ,<LÖlöæ-=ÑñÅß.>Üüå É/§à¡¿'";

    private static final Set<UnicodeScript> SCRIPTS = EnumSet.of(
            UnicodeScript.HANGUL,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARABIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.BENGALI,
            UnicodeScript.BUHID,
            UnicodeScript.CANADIAN_ABORIGINAL,
            UnicodeScript.CHEROKEE,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.ETHIOPIC,
            UnicodeScript.GEORGIAN,
            UnicodeScript.GREEK,
            UnicodeScript.GUJARATI,
            UnicodeScript.HANUNOO,
            UnicodeScript.HEBREW,
            UnicodeScript.LIMBU,
            UnicodeScript.KANNADA,
            UnicodeScript.KHMER,
            UnicodeScript.LAO,
            UnicodeScript.MALAYALAM,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN,
            UnicodeScript.YI,
            UnicodeScript.OGHAM,
            UnicodeScript.ORIYA,
            UnicodeScript.SINHALA,
            UnicodeScript.SYRIAC,
            UnicodeScript.TAGALOG,
            UnicodeScript.TAGBANWA,
            UnicodeScript.TAI_LE,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.THAANA,
            UnicodeScript.THAI,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA);

    private static final boolean[] KEPT = table(GSM_BASIC
            + GSM_EXTENSION
            + WELSH
            + WELSH.toUpperCase(Locale.ROOT)
            + TURKISH
            + VIETNAMESE_CAPITALS
            + VIETNAMESE_CAPITALS.toLowerCase(Locale.ROOT)
            + WIDE_MARKS);
    private static final boolean[] GSM =
            table(BILLED_AS_GSM + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private SmsAlphabet() {}

    private static boolean[] table(String characters) {
        var table = new boolean[0x10000];
        characters.chars().forEach(c -> table[c] = true);
        return table;
    }

    /// Sent as it is.
    static boolean isKept(int c) {
        return c < 0x80 ? KEPT[c] : (c < KEPT.length && KEPT[c]) || isOfKeptScript(c);
    }

    /// Does not make a message UCS-2.
    static boolean isGsm(int c) {
        return (c < GSM.length && GSM[c]) || Whitespace.isUnicode(c);
    }

    /// Appends what a text message shows for a character.
    static void append(int c, StringBuilder out) {
        downgrade(c, SmsAlphabet::isKept, out);
    }

    /// Appends what an ASCII-only medium shows for a character.
    static void appendAscii(int c, StringBuilder out) {
        downgrade(c, SmsAlphabet::isPrintableAscii, out);
    }

    /// Whether a text message can only show a question mark in its place.
    static boolean isUnsupported(int c) {
        if (isKept(c)) {
            return false;
        }
        var shown = new StringBuilder(3);
        append(c, shown);
        return "?".contentEquals(shown);
    }

    private static void downgrade(int c, IntPredicate kept, StringBuilder out) {
        if (kept.test(c)) {
            out.appendCodePoint(c);
            return;
        }
        int base = base(c, kept);
        if (base >= 0) {
            out.appendCodePoint(base);
            return;
        }
        switch (c) {
            case '\u2013', '\u2014' -> out.append('-');
            case '\u2026' -> out.append("...");
            case '\u2018', '\u2019' -> out.append('\'');
            case '\u00A0', '\t' -> out.append(' ');
            default -> {
                if (!Whitespace.isZeroWidth(c)) {
                    out.append('?');
                }
            }
        }
    }

    /// The nearest canonical decomposition's first character that is kept, or -1. Marks are taken off one at
    /// a time, the outermost first, so ǖ becomes ü where ü is kept.
    private static int base(int c, IntPredicate kept) {
        if (c < 0xC0) {
            return -1;
        }
        String whole = Character.toString(c);
        String marks = Normalizer.normalize(whole, Normalizer.Form.NFD);
        if (marks.equals(whole)) {
            return -1;
        }
        for (int end = marks.length(); end > 0; end = marks.offsetByCodePoints(end, -1)) {
            String composed = Normalizer.normalize(marks.substring(0, end), Normalizer.Form.NFC);
            int first = composed.codePointAt(0);
            if (composed.length() == Character.charCount(first) && first != c && kept.test(first)) {
                return first;
            }
        }
        return -1;
    }

    private static boolean isOfKeptScript(int c) {
        return SCRIPTS.contains(UnicodeScript.of(c))
                || (c >= 0x0600 && c <= 0x06FF)
                || (c >= 0x0750 && c <= 0x077F)
                || (c >= 0x08A0 && c <= 0x08FF)
                || (c >= 0x0900 && c <= 0x097F)
                || (c >= 0x0A00 && c <= 0x0A7F)
                || (c >= 0xFB50 && c <= 0xFDFF)
                || (c >= 0xFE70 && c <= 0xFEFF && !Whitespace.isZeroWidth(c))
                || (c >= 0x4E00 && c <= 0x9FFF);
    }

    private static boolean isPrintableAscii(int c) {
        return c >= ' ' && c < 0x7F;
    }
}
