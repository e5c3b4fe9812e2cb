package gov.notify.service;

import gov.notify.message.Channel;
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
/// @param smsSenders not archived, the default first
/// @param replyTos not archived, the default first if there is one
/// @param reachable normalised recipients a trial service or a team key may send to: members and guest list
/// @param retentionDays days a message is kept, by channel
/// @param ambiguousPolicy `at-least-once`, `at-most-once`, or null for the setting
public record ServiceSnapshot(
        UUID id,
        String name,
        String emailFrom,
        boolean active,
        boolean restricted,
        long messageLimit,
        long totalMessageLimit,
        int rateLimit,
        boolean prefixSms,
        Set<String> permissions,
        @Nullable String contactLink,
        List<ApiKeySnapshot> keys,
        List<Sender> smsSenders,
        List<Sender> replyTos,
        Set<String> reachable,
        Map<Channel, Integer> retentionDays,
        @Nullable String ambiguousPolicy) {

    /// A sending number or name, or a reply-to address.
    public record Sender(UUID id, String value, boolean isDefault) {}

    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    /// The sender texts go out with where the caller named none; every service has one.
    public Optional<Sender> defaultSmsSender() {
        return smsSenders.stream().filter(Sender::isDefault).findFirst();
    }

    public Optional<Sender> defaultReplyTo() {
        return replyTos.stream().filter(Sender::isDefault).findFirst();
    }

    public int retentionDays(Channel channel) {
        return retentionDays.getOrDefault(channel, DataRetention.DEFAULT_DAYS);
    }

    /// The payload of a message is kept for as long as the message is shown, and goes the day after (pipeline contract,
    /// section 2.2).
    public LocalDate payloadExpiresOn(Channel channel, Instant due) {
        return LocalDate.ofInstant(due, ZoneOffset.UTC).plusDays(retentionDays(channel) + 1L);
    }

    @Override
    public String toString() {
        return "ServiceSnapshot[" + id + "]";
    }
}
