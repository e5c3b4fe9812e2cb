package gov.notify.rendering;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// What the HTML and the plain text of an email have in common: emphasis and code spans are shown as typed,
/// every line break counts, images leave nothing.
abstract class MarkdownBody extends AbstractVisitor {

    final StringBuilder out;

    /// @param size how long it will be, about
    MarkdownBody(int size) {
        this.out = new StringBuilder(size);
    }

    /// Appends text that is not markup.
    abstract void text(String text);

    abstract void lineBreak();

    abstract void code(String literal);

    abstract void codeBlock(String literal);

    abstract void address(BareAddress address);

    abstract void inset(InsetText inset);

    @Override
    public void visit(Text node) {
        text(node.getLiteral());
    }

    @Override
    public void visit(Emphasis node) {
        typed("*", node);
    }

    @Override
    public void visit(StrongEmphasis node) {
        typed("**", node);
    }

    @Override
    public void visit(Code node) {
        out.append('`');
        code(node.getLiteral());
        out.append('`');
    }

    @Override
    public void visit(SoftLineBreak node) {
        breakLine();
    }

    @Override
    public void visit(HardLineBreak node) {
        breakLine();
    }

    @Override
    public void visit(FencedCodeBlock node) {
        codeBlock(node.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock node) {
        codeBlock(node.getLiteral());
    }

    @Override
    public void visit(Image node) {
        // Notify sends no images.
    }

    @Override
    public void visit(LinkReferenceDefinition node) {
        // Shown where it is used.
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof BareAddress address) {
            address(address);
        }
    }

    @Override
    public void visit(CustomBlock node) {
        if (node instanceof InsetText inset) {
            inset(inset);
        }
    }

    private void typed(String delimiter, Node node) {
        out.append(delimiter);
        visitChildren(node);
        out.append(delimiter);
    }

    private void breakLine() {
        int end = out.length();
        while (end > 0 && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t')) {
            end--;
        }
        out.setLength(end);
        lineBreak();
    }

    /// Strips white space at both ends of what was written since `from`.
    void stripFrom(int from) {
        int end = out.length();
        while (end > from && Whitespace.isUnicode(out.charAt(end - 1))) {
            end--;
        }
        out.setLength(end);
        int start = from;
        while (start < end && Whitespace.isUnicode(out.charAt(start))) {
            start++;
        }
        out.delete(from, start);
    }

    boolean isBlankFrom(int from) {
        for (int i = from; i < out.length(); i++) {
            if (!Whitespace.isUnicode(out.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
