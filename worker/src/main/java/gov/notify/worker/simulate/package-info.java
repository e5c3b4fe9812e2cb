/// Makes up the receipts of messages sent with a test key, which no provider ever sees.
///
/// A made-up receipt enters through the inbox, so a test key tries out everything behind it.
@NullMarked
package gov.notify.worker.simulate;

import org.jspecify.annotations.NullMarked;
