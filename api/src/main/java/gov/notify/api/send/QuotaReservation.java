package gov.notify.api.send;

import gov.notify.api.auth.Caller;
import gov.notify.api.error.ApiError;
import gov.notify.limit.LimitDecision;
import gov.notify.limit.SendLimits;
import gov.notify.message.Channel;
import java.time.LocalDate;

/// A message's place within its service's limits, taken before the message is looked at and given back unless
/// it is kept.
final class QuotaReservation implements AutoCloseable {

    private final SendLimits limits;
    private final Caller caller;
    private final Channel channel;
    private final LocalDate day;
    private boolean international;
    private boolean kept;

    private QuotaReservation(SendLimits limits, Caller caller, Channel channel) {
        this.limits = limits;
        this.caller = caller;
        this.channel = channel;
        this.day = limits.today();
    }

    /// @throws gov.notify.api.error.ApiException 429 where a limit is reached
    static QuotaReservation take(SendLimits limits, Caller caller, Channel channel) {
        var reservation = new QuotaReservation(limits, caller, channel);
        var service = caller.service();
        check(
                limits.take(service, caller.key().type(), channel),
                caller,
                channel.wireName(),
                service.limits().daily());
        return reservation;
    }

    /// Takes a rate token alone, for a call that can send nothing.
    ///
    /// @throws gov.notify.api.error.ApiException 429 where there were too many calls
    static void takeRate(SendLimits limits, Caller caller) {
        check(limits.takeRate(caller.service(), caller.key().type()), caller, "", 0);
    }

    /// Takes a place among the day's texts abroad as well.
    void goAbroad() {
        var verdict = limits.takeInternational(caller.service(), caller.key().type());
        check(verdict, caller, "international_sms", limits.internationalLimit(caller.service()));
        international = true;
    }

    /// The message is stored: its place stays taken.
    void keep() {
        kept = true;
    }

    @Override
    public void close() {
        if (!kept) {
            limits.giveBack(caller.service(), caller.key().type(), channel, international, day);
        }
    }

    private static void check(LimitDecision verdict, Caller caller, String kind, long daily) {
        var service = caller.service();
        switch (verdict) {
            case LimitDecision.Allowed() -> {}
            case LimitDecision.RateExceeded(var wait) ->
                throw ApiError.rateExceeded(
                                caller.key().type(), service.limits().rate(), wait)
                        .thrown();
            case LimitDecision.DailyLimitReached(var wait) ->
                throw ApiError.dailyLimitReached(kind, daily, wait).thrown();
            case LimitDecision.TotalLimitReached(var wait) ->
                throw ApiError.totalLimitReached(service.limits().total(), wait).thrown();
        }
    }
}
