package gov.notify.api.admin.service;

import gov.notify.message.Channel;
import org.jspecify.annotations.Nullable;

/// What became of the messages of a service (docs/contract/admin-services.md, 14).
record SentTally(Tally sms, Tally email) {

    static final SentTally NONE = new SentTally(Tally.NONE, Tally.NONE);

    /// Of one channel.
    ///
    /// @param pending always 0: only statistics by the hour tell it
    record Tally(long requested, long delivered, long failure, long pending) {
        static final Tally NONE = new Tally(0, 0, 0, 0);
    }

    /// With those of a channel that had none before.
    SentTally with(Channel channel, Tally tally) {
        return switch (channel) {
            case SMS -> new SentTally(tally, email);
            case EMAIL -> new SentTally(sms, tally);
        };
    }

    /// A channel that there are messages of; null where there are none. Not part of the answer.
    @Nullable
    String anyChannel() {
        return !sms.equals(Tally.NONE)
                ? Channel.SMS.wireName()
                : !email.equals(Tally.NONE) ? Channel.EMAIL.wireName() : null;
    }
}
