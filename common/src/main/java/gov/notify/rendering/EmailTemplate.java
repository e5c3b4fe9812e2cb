package gov.notify.rendering;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/// An email's template, compiled. Immutable and free to share between threads.
public final class EmailTemplate {

    /// The largest body that may be sent, in bytes of UTF-8.
    public static final int MAX_BYTES = 2_000_000;

    /// Estimated characters of HTML that [#boundedMessage] renders at most. Amazon SES refuses messages over 10 MB.
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

    /// The placeholders that have no value.
    public List<String> missing(Personalisation values) {
        return placeholders.stream()
                .filter(name -> values.get(Personalisation.key(name)) == null)
                .toList();
    }

    /// The subject header: one line, no markup.
    public String subject(Personalisation values) {
        return Whitespace.normalise(Typography.ofHtml(subject.fillIn(values, Filling.TEXT)));
    }

    /// The subject as HTML, missing values marked.
    ///
    /// @param redact hide the names of missing placeholders too
    public String subjectHtml(Personalisation values, boolean redact) {
        return Whitespace.normalise(Typography.ofHtml(subject.fillIn(values, Filling.html(redact))));
    }

    /// The content filled in and otherwise as written: what the API answers as `body`.
    public String body(Personalisation values) {
        return Whitespace.strip(content.fill(values, Filling.MARKDOWN));
    }

    /// The size that [#MAX_BYTES] limits.
    public int sizeInBytes(Personalisation values) {
        return body(values).getBytes(StandardCharsets.UTF_8).length;
    }

    /// Whether there is nothing to send: no content, or a content of placeholders that leave nothing.
    public boolean isEmpty(Personalisation values) {
        String text = content.text();
        return text.isEmpty()
                || (text.startsWith("((") && text.endsWith("))") && body(values).isEmpty());
    }

    /// Whether the body is larger than may be sent.
    public boolean isTooLong(Personalisation values) {
        return sizeInBytes(values) > MAX_BYTES;
    }

    /// The plain-text body.
    public String text(Personalisation values) {
        String filled = content.fill(values, Filling.markedMarkdown(false));
        return TextBody.of(Markdown.parse(filled), filled.length());
    }

    /// The first words of the body, at most 256 characters, which an inbox shows after the subject.
    public String preheader(Personalisation values) {
        return TextBody.preheader(Markdown.parse(content.fill(values, Filling.markedMarkdown(false))));
    }

    /// The body as HTML, without the document around it, missing values marked.
    public String previewHtml(Personalisation values) {
        return previewHtml(values, false);
    }

    /// The body as HTML, without the document around it.
    ///
    /// @param redact hide the names of missing placeholders too
    public String previewHtml(Personalisation values, boolean redact) {
        String filled = content.fill(values, Filling.markedMarkdown(redact));
        return HtmlBody.of(Markdown.parse(filled), filled.length());
    }

    /// The finished email in its document.
    public EmailMessage message(Personalisation values, Branding branding) {
        return message(content.fill(values, Filling.markedMarkdown(false)), values, branding);
    }

    /// The finished email, if rendering it takes an ordinary amount of memory.
    ///
    /// @throws EmailTooLarge if it may take more than [#MAX_RENDERED]; nothing was rendered then
    public EmailMessage boundedMessage(Personalisation values, Branding branding) throws EmailTooLarge {
        String filled = content.fill(values, Filling.markedMarkdown(false));
        if (RenderedSize.exceeds(filled, MAX_RENDERED)) {
            throw new EmailTooLarge();
        }
        return message(filled, values, branding);
    }

    private EmailMessage message(String filled, Personalisation values, Branding branding) {
        Node body = Markdown.parse(filled);
        String html = HtmlBody.of(body, filled.length());
        String document = documentOf(branding).around(subjectHtml(values, false), TextBody.preheader(body), html);
        return new EmailMessage(subject(values), TextBody.of(body, filled.length()), document);
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
