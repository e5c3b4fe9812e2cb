package gov.notify.api.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import gov.notify.message.Channel;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.StoredNotification;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a message costs its service, in US dollars (the key that says pounds is kept for the clients).
///
/// @param amount null while it is not known
record Cost(
        @JsonProperty("is_cost_data_ready") boolean ready,
        @JsonProperty("cost_in_pounds") @Nullable BigDecimal amount,
        @JsonProperty("cost_details") Details details) {

    private static final BigDecimal NOTHING = new BigDecimal("0.0");

    /// What a text's cost is made of; empty for emails and while it is not known.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Details(
            @Nullable Integer billableSmsFragments,
            @Nullable BigDecimal internationalRateMultiplier,
            @Nullable BigDecimal smsRate) {
        static final Details NONE = new Details(null, null, null);
    }

    /// @param smsRate dollars for one fragment at home
    static Cost of(StoredNotification notification, BigDecimal smsRate) {
        if (notification.channel() == Channel.EMAIL) {
            return new Cost(true, NOTHING, Details.NONE);
        }
        int fragments = notification.billing().units();
        if (fragments == 0 && notification.status() == NotificationStatus.CREATED) {
            return new Cost(false, null, Details.NONE);
        }
        var multiplier = Objects.requireNonNullElse(notification.billing().rateMultiplier(), BigDecimal.ONE);
        return new Cost(
                true,
                smsRate.multiply(multiplier).multiply(BigDecimal.valueOf(fragments)),
                new Details(fragments, multiplier, smsRate));
    }
}
