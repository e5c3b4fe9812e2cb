package gov.notify.api.send;

import org.jspecify.annotations.Nullable;

/// Checks a request against every rule of its route, in the contract's order.
@FunctionalInterface
interface Admission {

    /// @param body the request as plain JSON values
    /// @param reservation the message's place within the limits
    /// @throws gov.notify.api.error.ApiException at the first rule that it breaks
    AcceptedMessage admit(SendContext context, @Nullable Object body, QuotaReservation reservation);
}
