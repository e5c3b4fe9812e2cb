package gov.notify.worker.provider;

import java.time.Duration;

/// A provider of texts and of nothing else: each has the rate of the number it is sent from.
abstract class TextProvider implements Provider {

    /// How long one is left alone when what may be spent is spent.
    static final Duration SPEND_LIMIT_PAUSE = Duration.ofHours(1);

    final TextSender sender;

    TextProvider(TextSender sender) {
        this.sender = sender;
    }

    abstract Handover sendText(OutgoingMessage.Text text);

    @Override
    public final String identity(OutgoingMessage message) {
        return sender.number(text(message));
    }

    @Override
    public final Handover send(OutgoingMessage message) {
        return sendText(text(message));
    }

    private static OutgoingMessage.Text text(OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Text text -> text;
            case OutgoingMessage.Email _ -> throw new IllegalArgumentException("this provider sends no email");
        };
    }
}
