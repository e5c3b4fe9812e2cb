/// Every answer that is not a success: what was refused, and how that reads on the wire.
///
/// Code refuses by throwing [ApiException] with a [ApiError]; [ApiErrorMapper] alone turns it into JSON.
@NullMarked
package gov.notify.api.error;

import org.jspecify.annotations.NullMarked;
