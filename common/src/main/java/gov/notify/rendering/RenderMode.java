package gov.notify.rendering;

/// How a template is filled in: what happens to its text and values, and how a missing value is shown.
///
/// @param sanitising what becomes of markup in the template and in values
/// @param markdownLists list values become Markdown lists instead of sentences
/// @param missing how placeholders without a value look
public record RenderMode(Sanitising sanitising, boolean markdownLists, Missing missing) {

    /// What becomes of markup in the template's text and in each value.
    public enum Sanitising {
        /// Nothing: the text is not HTML.
        PASS_THROUGH,
        /// It is escaped and shown.
        ESCAPE,
        /// Tags are removed, `&` is escaped.
        STRIP
    }

    /// How a placeholder without a value looks.
    public enum Missing {
        /// `((name))`.
        TEXT,
        /// The name alone.
        TEXT_WITHOUT_BRACKETS,
        /// `[hidden]`.
        TEXT_REDACTED,
        /// `((name))` in a span of class `placeholder`.
        HTML,
        /// The name in a span of class `placeholder-no-brackets`.
        HTML_WITHOUT_BRACKETS,
        /// The word hidden in a span of class `placeholder-redacted`.
        HTML_REDACTED,
        /// `((name))` in characters that no parser of ours takes for syntax; see [PlaceholderMarkers].
        MARKED,
        /// The same for a redacted one.
        MARKED_REDACTED,
        /// A mark that is taken out again; a conditional leaves nothing.
        REMOVED
    }

    /// The text of a message or of a subject.
    static final RenderMode TEXT = new RenderMode(Sanitising.PASS_THROUGH, false, Missing.TEXT);

    /// The Markdown of an email.
    static final RenderMode MARKDOWN = new RenderMode(Sanitising.PASS_THROUGH, true, Missing.TEXT);

    /// A text message that is shown before any values are known.
    static final RenderMode TEXT_WITHOUT_VALUES = new RenderMode(Sanitising.PASS_THROUGH, false, Missing.REMOVED);

    static RenderMode html(boolean redact) {
        return new RenderMode(Sanitising.ESCAPE, false, redact ? Missing.HTML_REDACTED : Missing.HTML);
    }

    static RenderMode markedMarkdown(boolean redact) {
        return new RenderMode(Sanitising.PASS_THROUGH, true, redact ? Missing.MARKED_REDACTED : Missing.MARKED);
    }

    String sanitise(String text) {
        return switch (sanitising) {
            case PASS_THROUGH -> isMarked() ? PlaceholderMarkers.removeFrom(text) : text;
            case ESCAPE -> Html.escape(text);
            case STRIP -> Html.stripTags(text);
        };
    }

    String show(Piece.Literal literal) {
        return switch (sanitising) {
            case PASS_THROUGH -> isMarked() ? literal.unmarked() : literal.typed();
            case ESCAPE -> literal.escaped();
            case STRIP -> sanitise(literal.typed());
        };
    }

    String show(Object value) {
        return sanitise(Values.text(value, markdownLists));
    }

    void missing(Placeholder placeholder, StringBuilder out) {
        String name = sanitise(placeholder.name());
        Piece.Literal conditional = placeholder.conditional();
        switch (missing) {
            case TEXT_REDACTED -> out.append("[hidden]");
            case HTML_REDACTED -> out.append("<span class='placeholder-redacted'>hidden</span>");
            case MARKED_REDACTED -> out.append(PlaceholderMarkers.REDACTED);
            case REMOVED -> out.append(conditional == null ? String.valueOf(PlaceholderMarkers.REMOVED) : "");
            case TEXT, TEXT_WITHOUT_BRACKETS -> {
                if (conditional != null) {
                    out.append("((")
                            .append(name)
                            .append("??")
                            .append(show(conditional))
                            .append("))");
                } else {
                    out.append(missing == Missing.TEXT ? "((" + name + "))" : name);
                }
            }
            case HTML, HTML_WITHOUT_BRACKETS -> {
                if (conditional != null) {
                    out.append("<span class='placeholder-conditional'>((")
                            .append(name)
                            .append("??</span>");
                    out.append(show(conditional)).append("))");
                } else if (missing == Missing.HTML) {
                    out.append("<span class='placeholder'>((").append(name).append("))</span>");
                } else {
                    out.append("<span class='placeholder-no-brackets'>")
                            .append(name)
                            .append("</span>");
                }
            }
            case MARKED -> {
                if (conditional != null) {
                    out.append(PlaceholderMarkers.CONDITIONAL)
                            .append(PlaceholderMarkers.OPENING)
                            .append(name)
                            .append("??");
                    out.append(PlaceholderMarkers.END).append(show(conditional)).append(PlaceholderMarkers.CLOSING);
                } else {
                    out.append(PlaceholderMarkers.PLACEHOLDER)
                            .append(PlaceholderMarkers.OPENING)
                            .append(name);
                    out.append(PlaceholderMarkers.CLOSING).append(PlaceholderMarkers.END);
                }
            }
        }
    }

    private boolean isMarked() {
        return missing == Missing.MARKED || missing == Missing.MARKED_REDACTED;
    }
}
