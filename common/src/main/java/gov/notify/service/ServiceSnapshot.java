package gov.notify.service;

import gov.notify.message.Channel;
import gov.notify.rendering.Branding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A service with everything a request or a hand-over is checked against, as it was a moment ago.
///
/// @param keys active ones and those revoked within the last seven days
/// @param reachable normalised recipients a trial service or a team key may send to: members and guest list
/// @param retentionDays days a message is kept, by channel
/// @param ambiguousPolicy `at-least-once`, `at-most-once`, or null for the setting
public record ServiceSnapshot(
        UUID id,
        String name,
        boolean active,
        boolean restricted,
        Limits limits,
        Set<String> permissions,
        Emails emails,
        Texts texts,
        List<ApiKeySnapshot> keys,
        Set<String> reachable,
        Map<Channel, Integer> retentionDays,
        @Nullable String ambiguousPolicy) {

    /// How much it may send.
    ///
    /// @param daily messages of a day
    /// @param total messages in all
    /// @param rate calls of a minute
    public record Limits(long daily, long total, int rate) {}

    /// How its emails go out.
    ///
    /// @param from their address, before the `@`
    /// @param replyTos not archived, the default first if there is one
    /// @param branding how they look
    public record Emails(String from, List<Sender> replyTos, Branding branding) {

        /// With the look of Notify's own.
        public Emails(String from, List<Sender> replyTos) {
            this(from, replyTos, Branding.none());
        }

        public Optional<Sender> defaultReplyTo() {
            return defaultOf(replyTos);
        }
    }

    /// How its texts go out.
    ///
    /// @param prefixed whether they begin with the service's name
    /// @param senders not archived, the default first
    public record Texts(boolean prefixed, List<Sender> senders) {

        /// The sender texts go out with where the caller named none; every service has one.
        public Optional<Sender> defaultSender() {
            return defaultOf(senders);
        }
    }

    /// A sending number or name, or a reply-to address.
    public record Sender(UUID id, String value, boolean isDefault) {
        @Override
        public String toString() {
            return "Sender[" + id + "]";
        }
    }

    private static Optional<Sender> defaultOf(List<Sender> senders) {
        return senders.stream().filter(Sender::isDefault).findFirst();
    }

    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    public int retentionDays(Channel channel) {
        return retentionDays.getOrDefault(channel, DataRetention.DEFAULT_DAYS);
    }

    /// The payload of a message is kept for as long as the message is shown, and goes the day after
    /// (docs/contract/pipeline.md, 2.2).
    public LocalDate payloadExpiresOn(Channel channel, Instant due) {
        return LocalDate.ofInstant(due, ZoneOffset.UTC).plusDays(retentionDays(channel) + 1L);
    }

    @Override
    public String toString() {
        return "ServiceSnapshot[" + id + "]";
    }
}
