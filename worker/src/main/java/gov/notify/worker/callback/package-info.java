/// Notes which services are to be called back, and of what.
///
/// A callback is a row of `callback_deliveries`, written in the transaction that is its reason.
@NullMarked
package gov.notify.worker.callback;

import org.jspecify.annotations.NullMarked;
