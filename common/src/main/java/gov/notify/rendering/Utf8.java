package gov.notify.rendering;

/// Measures texts as they will be written.
final class Utf8 {

    private Utf8() {}

    /// Bytes of `text` in UTF-8, without writing it.
    static int length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800 || Character.isSurrogate(c)) {
                bytes += 2;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
