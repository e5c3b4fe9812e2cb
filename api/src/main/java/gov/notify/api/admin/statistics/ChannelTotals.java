package gov.notify.api.admin.statistics;

import gov.notify.message.Channel;
import gov.notify.statistics.StatusCount;
import java.util.List;

/// What became of a number of messages, by channel; both are always there.
record ChannelTotals(MessageTotals sms, MessageTotals email) {

    static ChannelTotals of(List<StatusCount> counts) {
        return new ChannelTotals(of(Channel.SMS, counts), of(Channel.EMAIL, counts));
    }

    /// Of the messages of one hour: texts that have neither arrived nor failed are pending, emails
    /// never are.
    static ChannelTotals ofHour(List<StatusCount> counts) {
        var totals = of(counts);
        long texts = counts.stream()
                .filter(count -> count.channel() == Channel.SMS)
                .mapToLong(StatusCount::messages)
                .sum();
        var sms = totals.sms();
        return new ChannelTotals(sms.pending(Math.max(0, texts - sms.delivered() - sms.failure())), totals.email());
    }

    private static MessageTotals of(Channel channel, List<StatusCount> counts) {
        var totals = MessageTotals.NONE;
        for (var count : counts) {
            if (count.channel() == channel) {
                totals = totals.plus(count);
            }
        }
        return totals;
    }
}
