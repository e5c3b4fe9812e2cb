package gov.notify.golden;

import java.util.Set;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// HTML without its styling, so that two renderings compare equal if they mean the same.
final class CanonicalHtml {

    private static final Set<String> STYLING = Set.of(
            "style", "role", "align", "valign", "bgcolor", "width", "height", "border", "cellpadding", "cellspacing");
    private static final Set<String> VOID = Set.of("br", "hr", "img");

    private final StringBuilder out = new StringBuilder();

    private CanonicalHtml() {}

    static String of(String html) {
        var canonical = new CanonicalHtml();
        canonical.children(Jsoup.parseBodyFragment(html).body());
        return canonical.out.toString();
    }

    private void children(Node parent) {
        parent.childNodes().forEach(this::node);
    }

    private void node(Node node) {
        switch (node) {
            case TextNode text -> escape(text.getWholeText(), false);
            case Element element
            when isLayout(element) -> children(element.select("td, th").getFirst());
            case Element element -> element(element);
            default -> {}
        }
    }

    private static boolean isLayout(Element element) {
        return element.normalName().equals("table") && element.attr("role").equals("presentation");
    }

    private void element(Element element) {
        String name = element.normalName();
        out.append('<').append(name);
        var attributes = new TreeMap<String, String>();
        element.attributes().forEach(attribute -> attributes.put(attribute.getKey(), attribute.getValue()));
        attributes.keySet().removeAll(STYLING);
        if (name.equals("a")) {
            attributes.remove("class");
        }
        attributes.forEach((key, value) -> {
            out.append(' ').append(key).append("=\"");
            escape(value, true);
            out.append('"');
        });
        out.append('>');
        if (!VOID.contains(name)) {
            children(element);
            out.append("</").append(name).append('>');
        }
    }

    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\u00A0' -> out.append("&nbsp;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                default -> out.append(c);
            }
        }
    }
}
