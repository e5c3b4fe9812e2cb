package gov.notify.rendering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text message's template, compiled. Immutable and free to share between threads.
public final class SmsTemplate {

    /// Characters that are filled in at most: far more than may be sent, since white space counts here that
    /// the message loses.
    public static final int MAX_FILLED = 1_000_000;

    private final Content content;

    private SmsTemplate(Content content) {
        this.content = content;
    }

    public static SmsTemplate of(String content) {
        return new SmsTemplate(Content.of(content));
    }

    /// Names in order of first appearance, as spelled.
    public List<String> placeholders() {
        return content.placeholders();
    }

    /// What it needs of the values it is given.
    public Needs needs() {
        return new Needs(content);
    }

    /// The placeholders that have no value.
    public List<String> missing(Personalisation values) {
        return content.missing(values);
    }

    /// The message without a prefix: what the API answers as `body`.
    public String body(Personalisation values) {
        return message(values, null).text();
    }

    /// The finished message.
    ///
    /// Without any values the placeholders vanish, as a length shown while a template is written would have
    /// it. Of a message longer than [#MAX_FILLED] this is the beginning, see [SmsMessage#isCut].
    ///
    /// @param prefix put before the message with a colon, white space at its ends stripped; null or
    /// empty for none
    public SmsMessage message(Personalisation values, @Nullable String prefix) {
        String sender = prefix == null ? "" : Whitespace.strip(prefix);
        String filled = filled(values);
        String unsanitised = unsanitised(filled, values, sender);
        var text = new StringBuilder(unsanitised.length());
        unsanitised.codePoints().forEach(c -> SmsAlphabet.append(c, text));
        var message = SmsMessage.of(unsanitised, text.toString(), sender.length());
        return filled.length() > MAX_FILLED ? message.cutFrom(length(values)) : message;
    }

    /// The finished message, see [#message].
    ///
    /// @throws TextTooLarge if it is longer than [#MAX_FILLED]
    public SmsMessage boundedMessage(Personalisation values, @Nullable String prefix) throws TextTooLarge {
        var message = message(values, prefix);
        if (message.isCut()) {
            throw new TextTooLarge();
        }
        return message;
    }

    /// The length that limits look at: code points of the message before any are replaced, its prefix left out.
    public int characterCountWithoutPrefix(Personalisation values, @Nullable String prefix) {
        String sender = prefix == null ? "" : Whitespace.strip(prefix);
        String filled = filled(values);
        return filled.length() > MAX_FILLED
                ? length(values)
                : SmsMessage.withoutPrefix(unsanitised(filled, values, sender).length(), sender.length());
    }

    private String filled(Personalisation values) {
        return content.fillIn(values, filling(values), MAX_FILLED).toString();
    }

    private int length(Personalisation values) {
        return Math.clamp(content.measure(values, filling(values), String::length), 0, Integer.MAX_VALUE);
    }

    private static RenderMode filling(Personalisation values) {
        return values.isEmpty() ? RenderMode.TEXT_WITHOUT_VALUES : RenderMode.TEXT;
    }

    private static String unsanitised(String filled, Personalisation values, String sender) {
        String whole = sender.isEmpty() ? filled : sender + ": " + filled;
        String tidy = Whitespace.strip(
                Whitespace.limitBlankLines(Whitespace.normaliseLines(Whitespace.tidyPunctuation(whole))));
        return values.isEmpty() ? Whitespace.strip(tidy.replace(String.valueOf(PlaceholderMarkers.REMOVED), "")) : tidy;
    }

    /// The message as HTML for a page: line breaks and links shown, missing values marked.
    ///
    /// @param redact hide the names of missing placeholders too
    public String previewHtml(Personalisation values, @Nullable String prefix, boolean redact) {
        String sender = prefix == null ? "" : Whitespace.strip(prefix);
        String filled = content.fill(values, RenderMode.html(redact));
        String whole = sender.isEmpty() ? filled : Html.escape(sender) + ": " + filled;
        var text = new StringBuilder(whole.length());
        whole.codePoints().forEach(c -> SmsAlphabet.append(c, text));
        return TextLinks.link(Html.breakLines(
                Whitespace.limitBlankLines(Whitespace.normaliseLines(Whitespace.tidyPunctuation(text.toString())))));
    }
}
