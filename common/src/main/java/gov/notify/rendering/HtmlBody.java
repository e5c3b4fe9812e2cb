package gov.notify.rendering;

import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/// The HTML of an email's body, styled inline because many mail clients drop style sheets. Nothing that a
/// sender or a recipient typed becomes markup.
final class HtmlBody extends MarkdownBody {

    private static final String PARAGRAPH = "<p style=\"margin:0 0 20px 0;font-size:19px;line-height:1.4\">";
    private static final String HEADING =
            "<h2 style=\"margin:30px 0 15px 0;padding:0;font-size:27px;line-height:1.3;font-weight:bold\">";
    private static final String LIST =
            " style=\"margin:0 0 20px 0;padding:0 0 0 26px;font-size:19px;line-height:1.4\">";
    private static final String ITEM = "<li style=\"margin:5px 0 5px 0;padding:0 0 0 4px\">";
    private static final String RULE =
            "<hr style=\"border:0;height:1px;margin:30px 0 30px 0;background-color:#8d8d8d\">";
    private static final String INSET =
            "<blockquote style=\"margin:0 0 20px 0;padding:15px 0 0.1px 15px;border-left:10px solid #8d8d8d\">";
    private static final String CODE = "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\""
            + " border=\"0\" style=\"margin:0 0 20px 0\"><tr><td style=\"font-family:Consolas,Menlo,monospace;"
            + "font-size:16px;line-height:1.5;white-space:pre-wrap;word-break:break-word\">";
    private static final String LINK_STYLE = " class=\"link\" style=\"color:#005ea2;text-decoration:underline;"
            + "word-wrap:break-word;overflow-wrap:anywhere\"";

    private HtmlBody(int size) {
        super(size);
    }

    /// @param length of the Markdown
    static String of(Node document, int length) {
        var body = new HtmlBody(2 * length + 2048);
        document.accept(body);
        return Typography.ofHtml(body.out);
    }

    @Override
    void text(String text) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&' || c == '<' || c == '>' || PlaceholderMarkers.isMark(c)) {
                out.append(text, done, i);
                if (PlaceholderMarkers.isMark(c)) {
                    out.append(PlaceholderMarkers.html(c));
                } else {
                    Html.append(c, out);
                }
                done = i + 1;
            }
        }
        out.append(text, done, text.length());
    }

    @Override
    void lineBreak() {
        out.append("<br>");
    }

    @Override
    void code(String literal) {
        text(CharacterReferences.decode(literal));
    }

    @Override
    void codeBlock(String literal) {
        int start = out.length();
        out.append(CODE);
        int content = out.length();
        code(literal);
        stripFrom(content);
        close(start, content, "</td></tr></table>");
    }

    @Override
    public void visit(Paragraph paragraph) {
        if (isInTightList(paragraph)) {
            visitChildren(paragraph);
        } else {
            element(PARAGRAPH, paragraph, "</p>");
        }
    }

    @Override
    public void visit(Heading heading) {
        if (heading.getLevel() == 1) {
            element(HEADING, heading, "</h2>");
        } else {
            element(PARAGRAPH, heading, "</p>");
        }
    }

    @Override
    public void visit(ThematicBreak rule) {
        out.append(RULE);
    }

    @Override
    public void visit(BulletList list) {
        out.append("<ul").append(LIST);
        visitChildren(list);
        out.append("</ul>");
    }

    @Override
    public void visit(OrderedList list) {
        out.append("<ol");
        Integer start = list.getMarkerStartNumber();
        if (start != null && start != 1) {
            out.append(" start=\"").append(start.intValue()).append('"');
        }
        out.append(LIST);
        visitChildren(list);
        out.append("</ol>");
    }

    @Override
    public void visit(ListItem item) {
        out.append(ITEM);
        int content = out.length();
        visitChildren(item);
        stripFrom(content);
        out.append("</li>");
    }

    @Override
    void inset(InsetText inset) {
        element(INSET, inset, "</blockquote>");
    }

    @Override
    public void visit(Link link) {
        String target = PlaceholderMarkers.resolve(link.getDestination());
        if (isInLink(link) || !LinkTarget.isAllowed(target)) {
            visitChildren(link);
            return;
        }
        open(target);
        String title = link.getTitle();
        if (title != null) {
            out.append(" title=\"");
            Html.appendAttribute(PlaceholderMarkers.resolve(title), out);
            out.append('"');
        }
        out.append('>');
        visitChildren(link);
        out.append("</a>");
    }

    @Override
    void address(BareAddress address) {
        String target = PlaceholderMarkers.resolve(address.address());
        if (isInLink(address)) {
            text(target);
        } else {
            open(target);
            out.append('>');
            text(target);
            out.append("</a>");
        }
    }

    private void open(String target) {
        out.append("<a href=\"");
        Html.appendAttribute(LinkTarget.encode(target), out);
        out.append('"').append(LINK_STYLE);
    }

    private void element(String opening, Node node, String closing) {
        int start = out.length();
        out.append(opening);
        int content = out.length();
        visitChildren(node);
        close(start, content, closing);
    }

    /// Ends an element, or takes it back if there is nothing in it.
    private void close(int start, int content, String closing) {
        if (isBlankFrom(content)) {
            out.setLength(start);
        } else {
            out.append(closing);
        }
    }

    private static boolean isInTightList(Paragraph paragraph) {
        return paragraph.getParent() instanceof ListItem item
                && item.getParent() instanceof ListBlock list
                && list.isTight();
    }

    private static boolean isInLink(Node node) {
        for (Node parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof Link) {
                return true;
            }
        }
        return false;
    }
}
