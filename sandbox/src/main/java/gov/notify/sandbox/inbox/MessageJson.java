package gov.notify.sandbox.inbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.sandbox.sent.Kept;
import gov.notify.sandbox.sent.Sent;
import org.jspecify.annotations.Nullable;

/// Messages as the inbox's JSON has them.
final class MessageJson {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private MessageJson() {}

    /// What a list shows.
    ///
    /// @param held null when Notify holds nothing, or cannot be asked
    static ObjectNode brief(Kept kept, Statuses.@Nullable Held held) {
        var message = kept.message();
        var json = JSON.createObjectNode()
                .put("id", message.id())
                .put("channel", message instanceof Sent.Email ? "email" : "sms");
        message.recipients().forEach(json.putArray("to")::add);
        json.put("from", message.from());
        switch (message) {
            case Sent.Email email -> json.put("subject", email.subject());
            case Sent.Text text ->
                json.put("text", text.body())
                        .put("fragments", text.fragments().count())
                        .put("encoding", text.fragments().encoding())
                        .put(
                                "characters",
                                text.body().codePointCount(0, text.body().length()));
        }
        json.put("sent_at", message.at().toString());
        json.put("status", held == null ? null : held.status());
        json.put("notification_id", held == null ? message.notificationId().orElse(null) : held.notificationId());
        return json;
    }

    /// The same with all bodies.
    static ObjectNode full(Kept kept, Statuses.@Nullable Held held) {
        var json = brief(kept, held);
        if (kept.message() instanceof Sent.Email email) {
            var view = EmailView.of(email, kept.content());
            json.put("text", view.text()).put("html", view.html()).put("raw", view.raw());
        }
        return json;
    }
}
