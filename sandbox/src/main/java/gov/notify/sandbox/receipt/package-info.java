/// Delivery receipts as AWS sends them: signed SNS envelopes, POSTed to the webhooks of the api, repeated until taken.
@NullMarked
package gov.notify.sandbox.receipt;

import org.jspecify.annotations.NullMarked;
