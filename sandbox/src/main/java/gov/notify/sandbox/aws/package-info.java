/// A stand-in for AWS's messaging services that speaks their wire protocols: the unmodified SDK talks to it.
///
/// SNS by the query protocol, SES (its API v2) and Pinpoint by REST and JSON, End User Messaging by JSON
/// 1.0. How it behaves can be changed while it runs, over HTTP, under `/_sandbox/`.
@NullMarked
package gov.notify.sandbox.aws;

import org.jspecify.annotations.NullMarked;
