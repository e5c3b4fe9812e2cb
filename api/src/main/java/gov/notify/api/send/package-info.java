/// Takes messages in: every rule in the contract's order, then the row, then the answer.
///
/// A [SendResource] reads, [SendService] asks for a place within the limits, an admission checks and makes a
/// [AcceptedMessage], and the draft is committed before anyone is told that it was accepted.
@NullMarked
package gov.notify.api.send;

import org.jspecify.annotations.NullMarked;
