/// Settles receipts: finds the message each speaks of, lets the status machine decide, and tells the service.
///
/// Receipts come late, early, twice and reversed. A batch of them is one transaction; what names a message nobody knows
/// yet waits in the inbox and is looked at again.
@NullMarked
package gov.notify.worker.receipt;

import org.jspecify.annotations.NullMarked;
