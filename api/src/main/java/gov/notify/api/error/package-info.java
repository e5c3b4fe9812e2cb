/// Every answer that is not a success: what was refused, and how that reads on the wire.
///
/// Code refuses by throwing [ApiException] with an [ApiError]; `api.http` answers it in the [ErrorShape] of its route.
@NullMarked
package gov.notify.api.error;

import org.jspecify.annotations.NullMarked;
