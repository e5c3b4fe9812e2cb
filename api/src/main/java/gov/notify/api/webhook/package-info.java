/// Takes what AWS POSTs to us: SNS envelopes with delivery receipts.
///
/// Nobody logs in here. What proves an envelope is its signature, made with a key whose certificate AWS serves; and its
/// topic, which must be one of ours. A receipt is answered with 200 only after its commit to the inbox.
///
/// <https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html>
@NullMarked
package gov.notify.api.webhook;

import org.jspecify.annotations.NullMarked;
