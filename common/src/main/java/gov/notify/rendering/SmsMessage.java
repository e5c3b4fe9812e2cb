package gov.notify.rendering;

import java.util.Set;
import java.util.stream.Collectors;

/// A text message as it is sent, and what its length means for limits and bills. Prints as its length, not its text.
///
/// @param text what is sent, unsupported characters replaced
/// @param characterCount UTF-16 units before replacing, prefix included; an emoji counts twice, as carriers count it
/// @param characterCountWithoutPrefix the count that limits look at
/// @param fragments billable units: the parts that the network carries
/// @param encoding what the network needs for it
/// @param unsupportedCharacters what was replaced by question marks
/// @param isEmpty nothing is left but the prefix
/// @param isTooLong longer than [#MAX_CHARACTERS] without the prefix
/// @param isCut only the beginning of a message that is beyond measure; its counts are those of what was filled in
public record SmsMessage(
        String text,
        int characterCount,
        int characterCountWithoutPrefix,
        int fragments,
        Encoding encoding,
        Set<String> unsupportedCharacters,
        boolean isEmpty,
        boolean isTooLong,
        boolean isCut) {

    /// Six fragments of 153 characters.
    public static final int MAX_CHARACTERS = 918;

    /// How the network carries the characters of a message.
    public enum Encoding {
        GSM("GSM", 160, 153),
        UCS2("UCS-2", 70, 67);

        private final String wireName;
        private final int alone;
        private final int joined;

        Encoding(String wireName, int alone, int joined) {
            this.wireName = wireName;
            this.alone = alone;
            this.joined = joined;
        }

        /// The name on the wire: `GSM` or `UCS-2`.
        public String wireName() {
            return wireName;
        }

        /// How many fragments `characters` UTF-16 units need; none for an empty message. AWS and carriers
        /// count and bill these.
        public int fragments(int characters) {
            int size = characters <= alone ? alone : joined;
            return (characters + size - 1) / size;
        }
    }

    static SmsMessage of(String unsanitised, String text, int prefixLength) {
        int count = unsanitised.length();
        int own = withoutPrefix(count, prefixLength);
        var encoding = text.codePoints().allMatch(SmsAlphabet::isGsm) ? Encoding.GSM : Encoding.UCS2;
        return new SmsMessage(
                text,
                count,
                own,
                encoding.fragments(text.length()),
                encoding,
                unsanitised
                        .codePoints()
                        .filter(SmsAlphabet::isUnsupported)
                        .mapToObj(Character::toString)
                        .collect(Collectors.toUnmodifiableSet()),
                own == 0,
                own > MAX_CHARACTERS,
                false);
    }

    /// This message as the beginning of one of so many characters.
    SmsMessage cutFrom(int characters) {
        return new SmsMessage(
                text, characters, characters, fragments, encoding, unsupportedCharacters, false, true, true);
    }

    /// The count less the prefix and the colon and space after it.
    static int withoutPrefix(int count, int prefixLength) {
        return prefixLength == 0 ? count : Math.max(0, count - prefixLength - 2);
    }

    @Override
    public String toString() {
        return "SmsMessage[" + characterCount + " characters, " + fragments + " fragments]";
    }
}
