package gov.notify.rendering;

/// An upper estimate of what rendering an email takes, made before anything is rendered.
///
/// A paragraph of one letter becomes seventy characters of HTML and a handful of objects, so two megabytes of content
/// may need several hundred to render. The estimate charges every character that may begin an element with the larger
/// of both costs.
final class RenderedSize {

    private static final int LINE = 120;
    private static final int LINK = 180;
    private static final int EMPHASIS = 100;
    private static final int NODE = 50;

    private RenderedSize() {}

    /// Whether rendering this Markdown may take more than `most` characters.
    static boolean exceeds(String markdown, long most) {
        int length = markdown.length();
        if ((long) length * LINK <= most) {
            return false; // as nearly every email: not even looked at
        }
        long size = 0;
        for (int i = 0; i < length && size <= most; i++) {
            size += cost(markdown.charAt(i));
        }
        return size > most;
    }

    /// What rendering this Markdown may take, in characters.
    static long of(String markdown) {
        long size = 0;
        for (int i = 0; i < markdown.length(); i++) {
            size += cost(markdown.charAt(i));
        }
        return size;
    }

    private static int cost(char c) {
        return switch (c) {
            case '\n', '\r' -> LINE;
            case '[', ':', PlaceholderMarkers.ADDRESS -> LINK;
            case '*', '_' -> EMPHASIS;
            case '`', '<', '>', '&', '\\', '!', ']' -> NODE;
            default -> 1;
        };
    }
}
