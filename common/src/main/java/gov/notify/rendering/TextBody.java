package gov.notify.rendering;

import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/// The plain text of an email's body, for mail clients that show no HTML; and the preheader, its first words.
final class TextBody extends MarkdownBody {

    private static final int WIDTH = 65;
    private static final String UNDERLINE = "\n" + "-".repeat(WIDTH);
    private static final String RULE = "\n\n" + "=".repeat(WIDTH);
    private static final int PREHEADER_LENGTH = 256;

    /// Headings look like paragraphs, rules and link targets are left out.
    private final boolean wordsOnly;

    /// How far the output has been counted, and how many characters of it will certainly be shown.
    private int counted;

    private int sure;

    private TextBody(boolean wordsOnly, int size) {
        super(size);
        this.wordsOnly = wordsOnly;
    }

    /// @param length of the Markdown
    static String of(Node document, int length) {
        var body = new TextBody(false, length + 256);
        document.accept(body);
        return Whitespace.stripStart(Typography.ofText(body.out)) + "\n";
    }

    /// The first words, on one line.
    static String preheader(Node document) {
        var body = new TextBody(true, 2 * PREHEADER_LENGTH);
        for (Node block = document.getFirstChild(); block != null && !body.isEnough(); block = block.getNext()) {
            block.accept(body);
        }
        String words = Whitespace.collapse(Whitespace.strip(Typography.ofText(body.out)));
        int end = words.codePointCount(0, words.length()) > PREHEADER_LENGTH
                ? words.offsetByCodePoints(0, PREHEADER_LENGTH)
                : words.length();
        return Whitespace.strip(words.substring(0, end));
    }

    /// Enough to cut the preheader from, whatever typography may still take away.
    private boolean isEnough() {
        for (; counted < out.length(); counted++) {
            char c = out.charAt(counted);
            sure += Typography.isDash(c) || Whitespace.isUnicode(c) || Character.isLowSurrogate(c) ? 0 : 1;
        }
        return sure > PREHEADER_LENGTH;
    }

    @Override
    void text(String text) {
        out.append(PlaceholderMarkers.resolve(text));
    }

    @Override
    void lineBreak() {
        out.append('\n');
    }

    @Override
    void code(String literal) {
        text(CharacterReferences.decode(literal));
    }

    @Override
    void codeBlock(String literal) {
        int start = out.length();
        out.append("\n\n");
        int content = out.length();
        code(literal);
        stripFrom(content);
        if (out.length() == content) {
            out.setLength(start);
        }
    }

    @Override
    public void visit(Paragraph paragraph) {
        block("\n\n", paragraph, "");
    }

    @Override
    public void visit(Heading heading) {
        if (heading.getLevel() == 1 && !wordsOnly) {
            block("\n\n\n", heading, UNDERLINE);
        } else {
            block("\n\n", heading, "");
        }
    }

    @Override
    public void visit(ThematicBreak rule) {
        out.append(wordsOnly ? "\n\n" : RULE);
    }

    @Override
    public void visit(BulletList list) {
        out.append('\n');
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            item("• ", item);
        }
    }

    @Override
    public void visit(OrderedList list) {
        out.append('\n');
        Integer start = list.getMarkerStartNumber();
        long number = start == null ? 1 : start;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            item(number++ + ". ", item);
        }
    }

    @Override
    public void visit(ListItem item) {
        visitChildren(item);
    }

    @Override
    void inset(InsetText inset) {
        visitChildren(inset);
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        String target = PlaceholderMarkers.resolve(link.getDestination());
        if (wordsOnly || !LinkTarget.isAllowed(target)) {
            return;
        }
        if (link.getTitle() != null) {
            out.append(" (").append(PlaceholderMarkers.resolve(link.getTitle())).append(')');
        }
        out.append(": ").append(LinkTarget.encode(target));
    }

    @Override
    void address(BareAddress address) {
        text(address.address());
    }

    private void item(String marker, Node item) {
        out.append('\n').append(marker);
        int content = out.length();
        item.accept(this);
        stripFrom(content);
    }

    private void block(String before, Node node, String after) {
        int start = out.length();
        out.append(before);
        int content = out.length();
        visitChildren(node);
        if (isBlankFrom(content)) {
            out.setLength(start);
        } else {
            out.append(after);
        }
    }
}
