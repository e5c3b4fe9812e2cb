package gov.notify.api.notification;

import gov.notify.message.Channel;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.StoredNotification;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a message costs its service, in US dollars (the key that says pounds is kept for the clients).
///
/// @param amount null while it is not known
record Cost(boolean ready, @Nullable BigDecimal amount, NotificationView.CostDetails details) {

    private static final BigDecimal NOTHING = new BigDecimal("0.0");

    /// @param smsRate dollars for one fragment at home
    static Cost of(StoredNotification notification, BigDecimal smsRate) {
        if (notification.channel() == Channel.EMAIL) {
            return new Cost(true, NOTHING, NotificationView.CostDetails.NONE);
        }
        int fragments = notification.billableUnits();
        if (fragments == 0 && notification.status() == NotificationStatus.CREATED) {
            return new Cost(false, null, NotificationView.CostDetails.NONE);
        }
        var multiplier = Objects.requireNonNullElse(notification.rateMultiplier(), BigDecimal.ONE);
        return new Cost(
                true,
                smsRate.multiply(multiplier).multiply(BigDecimal.valueOf(fragments)),
                new NotificationView.CostDetails(fragments, multiplier, smsRate));
    }
}
