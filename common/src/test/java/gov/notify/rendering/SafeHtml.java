package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// What the HTML of a message may consist of, whatever was typed.
public final class SafeHtml {

    private static final Set<String> ELEMENTS =
            Set.of("p", "br", "h2", "ul", "ol", "li", "hr", "blockquote", "a", "span", "table", "tbody", "tr", "td");
    private static final Set<String> ATTRIBUTES =
            Set.of("style", "class", "href", "title", "start", "role", "width", "cellpadding", "cellspacing", "border");
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "ftp");

    private SafeHtml() {}

    /// Fails if a browser would see anything but our own elements, attributes and harmless links.
    public static void check(String html) {
        Jsoup.parseBodyFragment(html).body().childNodes().forEach(SafeHtml::check);
    }

    private static void check(Node node) {
        if (node instanceof Element element) {
            assertThat(ELEMENTS).contains(element.normalName());
            element.attributes().forEach(SafeHtml::check);
        } else {
            assertThat(node).isInstanceOf(TextNode.class);
        }
        node.childNodes().forEach(SafeHtml::check);
    }

    private static void check(Attribute attribute) {
        assertThat(ATTRIBUTES).contains(attribute.getKey());
        if (attribute.getKey().equals("style")) {
            assertThat(attribute.getValue()).doesNotContain("url(", "expression");
        }
        if (attribute.getKey().equals("href")) {
            String target = attribute.getValue().toLowerCase(Locale.ROOT);
            assertThat(target.chars()).allMatch(c -> c > ' ' && c < 0x7F);
            int colon = target.indexOf(':');
            if (colon > 0 && target.substring(0, colon).matches("[a-z][a-z0-9+.-]*")) {
                assertThat(SCHEMES).contains(target.substring(0, colon));
            }
        }
    }
}
