package gov.notify.api.send;

import gov.notify.api.auth.Caller;
import gov.notify.api.error.ApiError;
import gov.notify.limit.LimitDecision;
import gov.notify.limit.SendLimits;
import gov.notify.message.Channel;
import java.util.ArrayList;
import java.util.List;

/// A message's place within its service's limits, taken before the message is looked at and given back unless
/// it is kept.
final class QuotaReservation implements AutoCloseable {

    private final SendLimits limits;
    private final Caller caller;
    private final List<LimitDecision.Allowed> taken = new ArrayList<>(2);
    private boolean kept;

    private QuotaReservation(SendLimits limits, Caller caller) {
        this.limits = limits;
        this.caller = caller;
    }

    /// @throws gov.notify.api.error.ApiException 429 where a limit is reached
    static QuotaReservation take(SendLimits limits, Caller caller, Channel channel) {
        var reservation = new QuotaReservation(limits, caller);
        var service = caller.service();
        var verdict = limits.take(service, caller.key().type(), channel);
        reservation.taken.add(
                allowed(verdict, caller, channel.wireName(), service.limits().daily()));
        return reservation;
    }

    /// Takes a rate token alone, for a call that can send nothing.
    ///
    /// @throws gov.notify.api.error.ApiException 429 where there were too many calls
    static void takeRate(SendLimits limits, Caller caller) {
        var _ = allowed(limits.takeRate(caller.service(), caller.key().type()), caller, "", 0);
    }

    /// Takes a place among the day's texts abroad as well.
    void goAbroad() {
        var verdict = limits.takeInternational(caller.service(), caller.key().type());
        taken.add(allowed(verdict, caller, "international_sms", limits.internationalLimit(caller.service())));
    }

    /// The message is stored: its place stays taken.
    void keep() {
        kept = true;
    }

    @Override
    public void close() {
        if (!kept) {
            taken.forEach(limits::giveBack);
        }
    }

    private static LimitDecision.Allowed allowed(LimitDecision verdict, Caller caller, String kind, long daily) {
        var service = caller.service();
        return switch (verdict) {
            case LimitDecision.Allowed allowed -> allowed;
            case LimitDecision.RateExceeded(var wait) ->
                throw ApiError.rateExceeded(
                                caller.key().type(), service.limits().rate(), wait)
                        .thrown();
            case LimitDecision.DailyLimitReached(var wait) ->
                throw ApiError.dailyLimitReached(kind, daily, wait).thrown();
            case LimitDecision.TotalLimitReached(var wait) ->
                throw ApiError.totalLimitReached(service.limits().total(), wait).thrown();
        };
    }
}
