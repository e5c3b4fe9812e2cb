package gov.notify.rendering;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/// An email's template, compiled. Immutable and free to share between threads.
public final class EmailTemplate {

    /// The largest body that may be sent, in bytes of UTF-8.
    public static final int MAX_BYTES = 2_000_000;

    /// The longest subject that may be sent, in characters as it is filled in. No mail program shows a tenth
    /// of it, and the HTML holds it twice.
    public static final int MAX_SUBJECT = 10_000;

    /// Characters of content that are filled in at most: some for white space at the ends, which [#MAX_BYTES]
    /// does not count.
    public static final int MAX_FILLED = MAX_BYTES + 100_000;

    /// Estimated characters of HTML that [#boundedMessage] renders at most. Amazon SES refuses messages over
    /// 10 MB.
    public static final int MAX_RENDERED = 10_000_000;

    private final Content subject;
    private final Content content;
    private final List<String> placeholders;

    /// Of the brand that this was sent with last: a service has one.
    private volatile @Nullable EmailDocument lastDocument;

    private EmailTemplate(Content subject, Content content) {
        this.subject = subject;
        this.content = content;
        this.placeholders = Stream.concat(subject.placeholders().stream(), content.placeholders().stream())
                .distinct()
                .toList();
    }

    public static EmailTemplate of(String subject, String content) {
        return new EmailTemplate(Content.of(subject), Content.of(content));
    }

    /// Names in order of first appearance, the subject's first.
    public List<String> placeholders() {
        return placeholders;
    }

    /// What it needs of the values it is given.
    public Needs needs() {
        return new Needs(subject, content);
    }

    /// The placeholders that have no value.
    public List<String> missing(Personalisation values) {
        return placeholders.stream()
                .filter(name -> values.get(Personalisation.key(name)) == null)
                .toList();
    }

    /// The subject header: one line, no markup. Of a subject longer than [#MAX_SUBJECT] the beginning of what
    /// it was written as, also longer than that.
    public String subject(Personalisation values) {
        var filled = subject.fillIn(values, RenderMode.TEXT, MAX_SUBJECT);
        return filled.length() > MAX_SUBJECT ? filled.toString() : Whitespace.normalise(Typography.ofHtml(filled));
    }

    /// The length that [#MAX_SUBJECT] limits.
    ///
    /// @param subject what [#subject] made of the same values
    public long lengthOf(String subject, Personalisation values) {
        return subject.length() > MAX_SUBJECT
                ? this.subject.measure(values, RenderMode.TEXT, String::length)
                : subject.length();
    }

    /// The subject as HTML, missing values marked.
    ///
    /// @param redact hide the names of missing placeholders too
    public String subjectHtml(Personalisation values, boolean redact) {
        return Whitespace.normalise(
                Typography.ofHtml(subject.fillIn(values, RenderMode.html(redact), Content.UNLIMITED)));
    }

    /// The content filled in and otherwise as written: what the API answers as `body`. Of a content longer than
    /// [#MAX_FILLED] the beginning, also longer than that.
    public String body(Personalisation values) {
        String filled = content.fillIn(values, RenderMode.MARKDOWN, MAX_FILLED).toString();
        return filled.length() > MAX_FILLED ? filled : Whitespace.strip(filled);
    }

    /// The size that [#MAX_BYTES] limits. White space at its ends counts only where there is too much of it.
    public int sizeInBytes(Personalisation values) {
        return Math.clamp(sizeOf(body(values), values), 0, Integer.MAX_VALUE);
    }

    /// See [#sizeInBytes].
    ///
    /// @param body what [#body] made of the same values
    public long sizeOf(String body, Personalisation values) {
        return body.length() > MAX_FILLED
                ? content.measure(values, RenderMode.MARKDOWN, Utf8::length)
                : Utf8.length(body);
    }

    /// Whether there is nothing to send: no content, or a content of placeholders that leave nothing.
    public boolean isEmpty(Personalisation values) {
        String text = content.text();
        return text.isEmpty()
                || (text.startsWith("((") && text.endsWith("))") && content.isBlank(values, RenderMode.MARKDOWN));
    }

    /// Whether the body is larger than may be sent.
    public boolean isTooLong(Personalisation values) {
        return sizeInBytes(values) > MAX_BYTES;
    }

    /// The plain-text body.
    public String text(Personalisation values) {
        String filled = content.fill(values, RenderMode.markedMarkdown(false));
        return TextBody.of(Markdown.parse(filled), filled.length());
    }

    /// The first words of the body, at most 256 characters, which an inbox shows after the subject.
    public String preheader(Personalisation values) {
        return TextBody.preheader(Markdown.parse(content.fill(values, RenderMode.markedMarkdown(false))));
    }

    /// The body as HTML, without the document around it, missing values marked.
    public String previewHtml(Personalisation values) {
        return previewHtml(values, false);
    }

    /// The body as HTML, without the document around it.
    ///
    /// @param redact hide the names of missing placeholders too
    public String previewHtml(Personalisation values, boolean redact) {
        String filled = content.fill(values, RenderMode.markedMarkdown(redact));
        return HtmlBody.of(Markdown.parse(filled), filled.length());
    }

    /// The body as HTML, without the document around it, if rendering it takes an ordinary amount of memory.
    ///
    /// @param estimate is told how many characters that may be before anything is rendered, and may throw
    /// @throws EmailTooLarge if it may take more than [#MAX_RENDERED]; nothing was rendered then
    public String boundedPreviewHtml(Personalisation values, LongConsumer estimate) throws EmailTooLarge {
        String filled = bounded(values);
        estimate.accept(RenderedSize.of(filled));
        return HtmlBody.of(Markdown.parse(filled), filled.length());
    }

    /// The finished email in its document.
    public EmailMessage message(Personalisation values, Branding branding) {
        return message(content.fill(values, RenderMode.markedMarkdown(false)), subject(values), values, branding);
    }

    /// The finished email, if rendering it takes an ordinary amount of memory.
    ///
    /// @throws EmailTooLarge if it may take more than [#MAX_RENDERED], or its subject is longer than
    /// [#MAX_SUBJECT]; nothing was rendered then
    public EmailMessage boundedMessage(Personalisation values, Branding branding) throws EmailTooLarge {
        String header = subject(values);
        if (header.length() > MAX_SUBJECT) {
            throw new EmailTooLarge();
        }
        return message(bounded(values), header, values, branding);
    }

    private String bounded(Personalisation values) throws EmailTooLarge {
        String filled = content.fillIn(values, RenderMode.markedMarkdown(false), MAX_FILLED)
                .toString();
        if (filled.length() > MAX_FILLED || RenderedSize.exceeds(filled, MAX_RENDERED)) {
            throw new EmailTooLarge();
        }
        return filled;
    }

    private EmailMessage message(String filled, String header, Personalisation values, Branding branding) {
        Node body = Markdown.parse(filled);
        String html = HtmlBody.of(body, filled.length());
        String document = documentOf(branding).around(subjectHtml(values, false), TextBody.preheader(body), html);
        return new EmailMessage(header, TextBody.of(body, filled.length()), document);
    }

    private EmailDocument documentOf(Branding branding) {
        EmailDocument last = lastDocument;
        if (last == null || !last.isOf(branding)) {
            last = EmailDocument.of(branding);
            lastDocument = last;
        }
        return last;
    }
}
