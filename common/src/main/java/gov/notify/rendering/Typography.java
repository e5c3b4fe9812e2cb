package gov.notify.rendering;

final class Typography {
    private Typography() {}

    static String ofHtml(String html) {
        return Whitespace.tidyPunctuation(html);
    }
}
