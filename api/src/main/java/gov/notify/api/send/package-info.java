/// Takes messages in: every rule in the contract's order, then the row, then the answer.
///
/// A [SendResource] reads, [SendService] takes a [QuotaReservation], an admission checks and makes an
/// [AcceptedMessage], and its row is committed before anyone is told that it was accepted.
///
/// The routes that send take bytes and answer bytes, where nearly all others take a
/// [gov.notify.api.http.JsonBody] and answer a record: limits come before the body is looked at, and the answer is
/// written and counted before the commit, because a repeated request gets it from there. Elsewhere only webhooks take
/// bytes, since SNS does not say that it sends JSON, and only documents and lists of notifications are answered as
/// bytes.
@NullMarked
package gov.notify.api.send;

import org.jspecify.annotations.NullMarked;
